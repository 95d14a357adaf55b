"""Breaks the merge on purpose, one line at a time, and asks whether the tests notice.

`python -m tests.faults.mutants [NAME …]` runs unattended on a copy of the program, prints which
mutants the tests killed and which lived, and ends with 1 if any lived. A quarter of an hour.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("tethelp_desktop", "resources", "tests", "installer", "pyproject.toml")
PATIENCE = 900
TESTS = (
    "tests/sync",
    "tests/store/test_edits.py",
    "tests/store/test_merging.py",
    "tests/store/test_convergence.py",
    "tests/services/test_exchange.py",
    "tests/services/test_two_pcs.py",
    "tests/services/test_streams.py",
    "tests/services/test_revoking.py",
    "tests/services/test_copies.py",
    "tests/services/test_confirming.py",
    "tests/services/test_conflicts.py",
    "tests/services/test_erasing.py",
    "tests/services/test_own_pc.py",
    "tests/services/test_line.py",
    "tests/services/test_transfers.py",
    "tests/services/test_absorbing.py",
    "tests/services/test_strangers.py",
)


@dataclass(frozen=True)
class Mutant:
    """One change to the program: a text that stands once in a file, and what stands for it."""

    name: str
    file: str
    text: str
    mutated: str


EDITS, MERGING, WITHDRAWALS = "store/edits.py", "store/merging.py", "store/withdrawals.py"
ADMISSION, RECEIVING = "services/admission.py", "services/receiving.py"
ABSORBING, UNITING = "store/absorbing.py", "services/uniting.py"
SEGMENTS, BUNDLE = "sync/segments.py", "sync/bundle.py"

MUTANTS = (
    Mutant(
        "withdrawals-unsettled",
        EDITS,
        "    withdrawals.settle(connection)\n",
        "",
    ),
    Mutant("withdrawals-untouched", EDITS, "    withdrawals.touch(connection)\n", ""),
    Mutant(
        "withdrawals-know-everything",
        WITHDRAWALS,
        "AND k.stamp = m.stamp AND k.base = h.stamp)",
        ")",
    ),
    Mutant("edits-know-of-no-withdrawal", WITHDRAWALS, "AND k.base = m.stamp)", "AND 0)"),
    Mutant("decided-by-the-way", WITHDRAWALS, "- set(decided)", "- {*loaded}"),
    Mutant(
        "statements-torn",
        "store/transactions.py",
        "for name in stated(kind, changed)}",
        "for name in changed}",
    ),
    Mutant("smallest-stamp-wins", EDITS, "max(e.stamp) AS stamp", "min(e.stamp) AS stamp"),
    Mutant(
        "conflict-of-all-edits",
        EDITS,
        "AND k.base = e.stamp)\n        GROUP",
        "AND 0)\n        GROUP",
    ),
    Mutant("conflict-of-three", EDITS, "'')) > 1\n", "'')) > 2\n"),
    Mutant("equal-stamps-by-arrival", EDITS, "DO UPDATE SET", "DO NOTHING --"),
    Mutant("one-head-resolved", EDITS, "for base in edit.bases", "for base in edit.bases[:1]"),
    Mutant(
        "early-edits-lost",
        MERGING,
        "        edits.touch_new_rows(connection, table, numbers)",
        "        pass",
    ),
    Mutant("seals-current-values", MERGING, "    if not created:\n", "    if True:\n"),
    Mutant(
        "fork-dropped",
        MERGING,
        "if not archive.is_here(tx, s.hash)}",
        "if not archive.is_here(tx, s.hash)"
        " and archive.came(tx, s.stream.text, s.sequence) is None}",
    ),
    Mutant("merged-twice", MERGING, "if not archive.is_here(tx, s.hash)}", "}"),
    Mutant(
        "row-replaced",
        MERGING,
        '" ON CONFLICT (id) DO NOTHING"',
        '" ON CONFLICT (id) DO UPDATE SET seg = excluded.seg"',
    ),
    Mutant("erased-again-legible", MERGING, "    erasing.mask(connection)\n", ""),
    Mutant(
        "found-no-more", MERGING, "        search.index(tx.connection, found)\n", "        pass\n"
    ),
    Mutant(
        "clock-not-advanced",
        "store/transactions.py",
        "self._last = max(self._last, tick_of(stamp))",
        "pass",
    ),
    Mutant(
        "any-signature",
        SEGMENTS,
        "return key.replica == segment.stream.replica and",
        "return True or",
    ),
    Mutant("foreign-stamps", SEGMENTS, "replica_of(Stamp(stamp)) != stream.replica", "False"),
    Mutant(
        "edits-before-their-base", SEGMENTS, "not row[_RID] <= row[_BASE] < row[_STAMP]", "False"
    ),
    Mutant(
        "sums-unread",
        BUNDLE,
        'if words["manifest-sha256.txt"] != _manifest_of(sums.items()):',
        "if False:",
    ),
    Mutant("read-without-its-sum", BUNDLE, "hexdigest() != self._sum:", "hexdigest() == '':"),
    Mutant(
        "any-office",
        "domain/authority.py",
        '                return Refusal(table, "edit")',
        "                continue",
    ),
    Mutant(
        "never-released",
        ADMISSION,
        "if office is None or (office == desk",
        "if True or (office == desk",
    ),
    Mutant(
        "top-not-first", ADMISSION, "for is_top in (True, False):", "for is_top in (False, True):"
    ),
    Mutant("revoked-believed", ADMISSION, "if reach is not None and not", "if False and not"),
    Mutant(
        "revoked-by-number",
        "domain/records/line.py",
        "for number, hash_ in ends if not hash_)",
        "for number, hash_ in ends)",
    ),
    Mutant(
        "what-counts-follows-nothing",
        "domain/chains.py",
        "waiting.append((number - 1, link.previous))",
        "pass",
    ),
    Mutant(
        "far-ahead-merged",
        ADMISSION,
        'return "clock-ahead" if',
        "return None if",
    ),
    Mutant("order-of-revocations", ADMISSION, "== top] or admitted", "is None] or admitted"),
    Mutant(
        "for-somebody-else",
        RECEIVING,
        "if opened.envelope.to_office_id != desk.identity.office_id:",
        "if False:",
    ),
    Mutant("waiting-taken-for-merged", RECEIVING, "and not waits and fits", "and fits"),
    Mutant("too-much-taken-for-merged", RECEIVING, "if is_whole and", "if"),
    Mutant("refused-kept-again", UNITING, "in self._refused:", "in ():"),
    Mutant("strangers-without-end", UNITING, "if self._count >=", "if False and self._count >="),
    Mutant("newer-not-relayed", "store/archive.py", "SEGMENT.c.held == TOO_NEW)", "sa.false())"),
    Mutant("newer-left-held", "services/absorbing.py", "        release_held(desk, tx)\n", ""),
    Mutant("older-word-kept", "store/peers.py", "current >= when", "False"),
    Mutant(
        "sent-to-one-of-two",
        "services/exporting.py",
        "for replica in others:",
        "for replica in others[:1]:",
    ),
    Mutant(
        "aside-writes-anything",
        "domain/authority.py",
        "if not in_line and block.table not in _ASIDE:",
        "if False:",
    ),
    Mutant(
        "stranger-takes-over",
        "domain/transfers.py",
        "if office == asked.get(reply.step, transfer.to_office_id)",
        "if True",
    ),
    Mutant("number-taken-for-segment", "domain/segments.py", "if not self.chains:", "if True:"),
    Mutant(
        "own-stream-presumed",
        "services/exporting.py",
        "presumed=pc not in desk.identity.own_replicas",
        "presumed=True",
    ),
    Mutant(
        "word-of-one-copy-counts",
        "services/exporting.py",
        "if pc in copied and doubled:",
        "if False:",
    ),
    Mutant(
        "copies-unheard-of",
        "services/copies.py",
        "*_said_otherwise(desk, reader)]",
        "*()]",
    ),
    Mutant(
        "telephone-forgotten",
        "services/above.py",
        "answered += [answers.told(reader, pc) for pc in answerers]",
        "pass",
    ),
    Mutant("aside-gets-all", "services/exporting.py", "if is_joined else", "if True else"),
    Mutant(
        "newer-rows-forgotten",
        ABSORBING,
        "if block.table not in before.known:",
        "if block.table in before.known:",
    ),
    Mutant(
        "ledgers-by-arrival",
        MERGING,
        "    if added.rowcount < len(rows):\n",
        "    if added.rowcount < len(rows) and LAWS[RECORDS[block.table]] is not Law.LEDGER:\n",
    ),
    Mutant("unknown-has-no-time", MERGING, "if segment.latest is not None:", "if False:"),
    Mutant("absorbed-has-no-time", ABSORBING, "if segment.latest is not None:", "if False:"),
    Mutant("newer-legible", ABSORBING, "    erasing.mask(connection)\n", ""),
    Mutant("newer-fields-unsettled", ABSORBING, "    edits.settle(connection)\n", ""),
)


def lives(mutant: Mutant, folder: Path) -> bool:
    """Break a copy of the program, and tell whether all tests pass all the same."""
    path = folder / "tethelp_desktop" / mutant.file
    whole = path.read_text(encoding="utf-8")
    if whole.count(mutant.text) != 1:
        sys.exit(
            f"{mutant.name}: its text stands {whole.count(mutant.text)} times in {mutant.file}"
        )
    path.write_text(whole.replace(mutant.text, mutant.mutated), encoding="utf-8")
    options = (
        "-q",
        "--exitfirst",
        "-p",
        "no:cacheprovider",
        "--hypothesis-seed=0",
        "-p",
        "no:randomly",
    )
    try:
        tests = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *TESTS],
            cwd=folder,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:  # it waits for ever: noticed all the same
        return False
    finally:
        path.write_text(whole, encoding="utf-8")
    return tests.returncode == 0


def main(names: list[str]) -> int:
    """Try the mutants named, or all."""
    alive = []
    with tempfile.TemporaryDirectory(prefix="tethelp-mutants-") as place:
        folder = Path(place)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder / name)
        for mutant in MUTANTS:
            if names and mutant.name not in names:
                continue
            begun = time.monotonic()
            outcome = "lives" if lives(mutant, folder) else "killed"
            alive += [mutant.name] if outcome == "lives" else []
            sys.stdout.write(f"{mutant.name:28} {outcome} after {time.monotonic() - begun:.0f} s\n")
            sys.stdout.flush()
    sys.stdout.write(f"Living: {', '.join(alive) or 'none'}\n")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
