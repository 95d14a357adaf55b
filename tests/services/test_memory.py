"""What merging takes of memory does not grow with a bundle, whoever packed it."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE, Line
from tethelp_desktop.domain.segments import UP, Block, Parcel, StreamName
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.bundle import Packed
from tethelp_desktop.sync.keys import Keys

MEGABYTES = 300

CHILD = """
import sys
from pathlib import Path
from tethelp_desktop.services.desk import open_desk
from tethelp_desktop.services.receiving import inspect_bundle, merge_bundles
store, passphrase, bundle = sys.argv[1:]
desk = open_desk(Path(store), passphrase)
inspect_bundle(desk, Path(bundle))
merged = merge_bundles(desk, [Path(bundle)])
(peak,) = [line for line in Path("/proc/self/status").open() if line.startswith("VmHWM")]
print(merged.applied, len(merged.held), int(peak.split()[1]) // 1024)
"""


def scans(desk: Desk, number: int) -> Packed:
    """Seal as much of what does not pack as a program puts into a segment."""
    letters = base64.b64encode(os.urandom(6 << 20)).decode()
    stream = StreamName(desk.store.replica, UP)
    return packed(stream, number, letters, desk.identity.keys)


def bomb(_desk: Desk, number: int) -> Packed:
    """Seal what packs to nothing, in the name of a PC that nobody knows."""
    return packed(StreamName(Replica(f"8{number:015x}"), UP), 1, "a" * (35 << 20), Keys.generate())


def packed(stream: StreamName, number: int, letters: str, keys: Keys) -> Packed:
    rid = f"0199aaaaaaaa7{number:03x}{stream.replica}"
    block = Block("orchard", ("id", "scan"), [(rid, letters)])
    made = segments.seal(Parcel(UP, (block,)), stream, (number - 1, ""), SCHEMA, keys)
    return Packed(stream, number, segments.to_bytes(made.text, made.signature))


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize(("made", "came"), [(scans, "12 0"), (bomb, "0 12")])
def test_a_large_bundle_is_merged_in_bounded_memory(
    line: Line, made: Callable[[Desk, int], Packed], came: str
) -> None:
    keys = line.one.identity.keys
    envelope = bundles.Envelope(
        sender_key=keys.public.raw,
        office_id=line.one.identity.office_id,
        to_office_id=line.hq.identity.office_id,
        root=line.hq.identity.root.raw.hex(),
        made_at=line.clock(),
        schema=SCHEMA,
        changes=12,
        training=False,
    )
    parts = [made(line.one, number) for number in range(1, 13)]
    path = line.folder / "large.tethelp"
    path.write_bytes(bundles.pack(envelope, {}, parts, [line.hq.identity.keys.recipient], keys))
    del parts
    line.hq.store.close()
    arguments = [sys.executable, "-c", CHILD, line.hq.store.folder, PASSPHRASE, path]
    done = subprocess.run(
        list(map(str, arguments)),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    *told, peak = done.stdout.split()
    assert " ".join(told) == came
    assert int(peak) < MEGABYTES, peak
