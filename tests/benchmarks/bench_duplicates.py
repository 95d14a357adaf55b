"""Who was recorded twice, among very many: `python -m tests.benchmarks.bench_duplicates [PEOPLE]`.

One of ten people is recorded a second time with the mistakes of `as_a_commune`, on which nothing
was tuned. Says how many of these are found, how many of the found are right, and what it took.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.builders import copy_line, make_line_of_offices
from tests.store.mistaking import as_a_commune, record_twice
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.store.comparing import compare, likely_pairs


def main(people: int) -> None:
    """Record, compare and tell."""
    with tempfile.TemporaryDirectory() as folder:
        make_line_of_offices(Path(folder) / "template")
        line = copy_line(Path(folder) / "template", Path(folder) / "line")
        truth = record_twice(line.one, as_a_commune, 5, people, people // 10)
        before, begun = _peak_mb(), time.perf_counter()
        compare(line.one.store, Monitor())
        took = time.perf_counter() - begun
        with line.one.store.read() as reader:
            found = {likely.pair for likely in likely_pairs(reader)}
        line.close()
    right = len(found & truth)
    sys.stdout.write(
        f"people {people + people // 10}, recorded twice {len(truth)}, found {len(found)}\n"
    )
    sys.stdout.write(f"recall {right / len(truth):.4f}, precision {right / len(found):.4f}\n")
    sys.stdout.write(f"{took:.0f} s, peak {_peak_mb():.0f} MB ({before:.0f} MB before)\n")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
