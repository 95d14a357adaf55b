"""A store in a real PostgreSQL database is one node among the files: same state, same laws."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    START,
    make_attachment,
    make_contribution,
    make_full,
    make_handover,
    make_person,
    make_transfer,
)
from tests.store.histories import (
    History,
    Pc,
    Stores,
    merge,
    merge_in_batches,
    seal,
    segments_of,
    state_of,
)
from tests.store.servers import Server, running_server
from tests.store.test_convergence import EVENTS, PCS, WITH_COPIES
from tests.store.test_erasing import check_ends_alike, erased_beside_a_second_pc
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import LAWS, Beneficiary, Erasure, Record, table_of
from tethelp_desktop.store import archive, checks
from tethelp_desktop.store.schema import METADATA
from tethelp_desktop.store.server import ServerStore
from tethelp_desktop.sync.keys import Keys


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as started:
        yield started


@pytest.fixture
def on_server(server: Server) -> Iterator[ServerStore]:
    with ServerStore.create(server.url(server.database()), Keys.generate().public.raw, START) as it:
        yield it


class Nodes(Stores):
    """Makes stores in files, and one PC's in databases."""

    def __init__(self, folder: Path, server: Server) -> None:
        super().__init__(folder, PCS)
        self._server = server
        self._template = server.database()
        ServerStore.create(
            server.url(self._template), self._keys[PCS - 1].public.raw, START
        ).close()

    def pc(self, number: int) -> Pc:
        if number < PCS - 1:
            return super().pc(number)
        return Pc(self.on_server(), self._keys[number])

    def on_server(self) -> ServerStore:
        return ServerStore.open(self._server.url(self._server.database(self._template)))


@pytest.fixture
def nodes(quick_folder: Path, server: Server) -> Nodes:
    return Nodes(quick_folder, server)


@given(events=st.one_of(EVENTS, WITH_COPIES), chance=st.randoms(use_true_random=False))
@settings(max_examples=7)
def test_a_server_that_takes_part_ends_like_the_files(
    nodes: Nodes, events: list[tuple], chance: random.Random
) -> None:
    with ExitStack() as opened:
        history = History([nodes.pc(number) for number in range(PCS)])
        opened.callback(history.close)
        history.create(0, 0)
        history.create(PCS - 1, 0)
        for who in (0, PCS - 1):
            history.seal(who)
            for other in range(PCS):
                history.carry(who, other)
        for name, *arguments in events:
            history.tick()
            getattr(history, name)(*arguments)
        for pc in history.pcs:
            seal(pc)
        everything = list({s.hash: s for pc in history.pcs for s in segments_of(pc.store)}.values())
        reference = nodes.empty()
        opened.callback(reference.close)
        merge(reference, everything)
        expected = state_of(reference)
        fresh = nodes.on_server()
        opened.callback(fresh.close)
        for store in (fresh, *(pc.store for pc in history.pcs)):
            shuffled = everything + chance.sample(everything, len(everything) // 2)
            chance.shuffle(shuffled)
            merge_in_batches(store, shuffled, chance)
            assert state_of(store) == expected
            with store.read() as reader:
                assert history.contradictions(reader) == []


def test_every_kind_of_record_ends_alike_in_a_file_and_on_a_server(nodes: Nodes) -> None:
    pc = nodes.pc(0)
    with pc.store, nodes.on_server() as there, nodes.empty() as here:
        with pc.store.write("Lan", START) as tx:
            for kind in LAWS:
                tx.add(make_full(kind))
            person = tx.add(make_person())
            tx.put(tx.load(Beneficiary, person.id), replace(person, full_name="Lê Thị Ba"))
            tx.add(replace(make_full(Erasure), beneficiary_id=person.id))
        seal(pc)
        arrived = segments_of(pc.store)
        assert merge(there, arrived) == merge(here, arrived) > 0
        assert state_of(there) == state_of(here)
        assert {row[0] for row in state_of(there)} >= {table_of(kind) for kind in LAWS}
        with there.read() as reader:
            assert reader.get(Beneficiary, person.id).full_name == "(đã xóa)"
            assert list(checks.findings(reader)) == []


def test_an_erasure_masks_alike_in_files_and_on_servers(nodes: Nodes) -> None:
    first, second = nodes.pc(0), nodes.pc(PCS - 1)
    with first.store, second.store:
        made = erased_beside_a_second_pc(first, second)
        assert state_of(first.store) == state_of(second.store)
        others = [nodes.on_server(), nodes.on_server(), nodes.empty()]
        assert check_ends_alike(others, made, seed=5) == state_of(first.store)


def test_a_server_and_a_file_find_the_same_people(nodes: Nodes) -> None:
    with nodes.on_server() as there, nodes.empty() as here:
        people = [make_person(full_name=name) for name in ("Ân", "an", "Ẩn")]
        found = []
        for store in (there, here):
            with store.write("Lan", START) as tx:
                tx.add_all(Beneficiary, people)
            with store.read() as reader:
                keys = reader.connection.execute(
                    sa.text("SELECT term, num FROM person_term ORDER BY term, num")
                )
                found.append([tuple(row) for row in keys])
        assert found[0] == found[1] != []


def test_what_is_held_of_a_stranger_is_weighed_and_discarded_alike(
    nodes: Nodes, on_server: ServerStore
) -> None:
    with nodes.pc(0).store as other:
        history = History([Pc(other, nodes._keys[0])])
        history.create(0, 0)
        history.seal(0)
        (sealed,) = segments_of(other)
        replica = other.replica
    found = []
    for store in (nodes.empty(), on_server):
        with store.write("Mai", START) as tx:
            archive.hold(tx, sealed, archive.UNKNOWN_SENDER)
        with store.read() as reader:
            found.append((archive.held(reader), archive.room_of_unknown(reader)))
            assert archive.held(reader)[sealed.hash].size == len(sealed.text)
            assert not list(archive.bodies(reader, [sealed.stream.text]))
        with store.write("Mai", START) as tx:
            assert archive.discard_unknown(tx, replica) == 1
            assert archive.discard_unknown(tx, replica) == 0
        with store.read() as reader:
            assert archive.room_of_unknown(reader) == (0, 0)
    assert found[0] == found[1]


def test_the_tables_of_a_server_are_those_of_the_schema(on_server: ServerStore) -> None:
    with on_server.read() as reader:
        context = MigrationContext.configure(reader.connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        collations = reader.connection.execute(
            sa.text(
                "SELECT table_name, column_name, collation_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND data_type = 'text'"
            )
        ).all()
    assert {name for _, _, name in collations} == {"C"}
    assert not any(table.foreign_keys for table in METADATA.sorted_tables)


@pytest.mark.parametrize(
    ("made", "change"),
    [
        (make_attachment, "UPDATE attachment SET title = 'x'"),
        (make_attachment, "UPDATE attachment SET digest = ''"),
        (make_transfer, "UPDATE transfer SET person = 'x'"),
        (make_handover, "UPDATE handover SET award_id = ''"),
        (make_handover, "DELETE FROM handover"),
        (make_person, "DELETE FROM beneficiary"),
    ],
)
def test_nothing_of_a_ledger_changes_and_nothing_is_deleted(
    on_server: ServerStore, made: Callable[[], Record], change: str
) -> None:
    with on_server.write("Lan", START) as tx:
        tx.add(made())
    with pytest.raises(sa.exc.DBAPIError, match=r"ledger|withdrawn"), on_server.noting() as there:
        there.execute(sa.text(change))


@pytest.mark.parametrize(
    ("made", "changes"),
    [
        (make_attachment, ["content = ''", "title = '(đã xóa)'", "seg = 7"]),
        (make_transfer, ["person = ''", "reason = ''", "seg = 7"]),
    ],
)
def test_an_erasure_and_sealing_may_change_a_ledger(
    on_server: ServerStore, made: Callable[[], Record], changes: Sequence[str]
) -> None:
    with on_server.write("Lan", START) as tx:
        table = table_of(type(tx.add(made())))
    with on_server.noting() as there:
        for change in changes:
            there.execute(sa.text(f"UPDATE {table} SET {change}"))  # noqa: S608 - of this test


def test_of_two_entries_under_one_id_the_greater_stands_on_a_server_too(nodes: Nodes) -> None:
    """Two copies of a store recorded them while their clocks stood still."""
    pcs = [nodes.pc(0), nodes.pc(0)]
    for number, pc in enumerate(pcs):
        with pc.store.write("Lan", START) as tx:
            tx.add(make_contribution(document_number=str(number)))
        seal(pc)
    one, other = [segments_of(pc.store) for pc in pcs]
    states = []
    for order in ([*one, *other], [*other, *one]):
        with nodes.on_server() as there, nodes.empty() as here:
            for store in (there, here):
                for segment in order:
                    merge(store, [segment])
                states.append(state_of(store))
            with (
                pytest.raises(sa.exc.DBAPIError, match="counter-entry"),
                there.noting() as connection,
            ):
                connection.execute(sa.text("UPDATE contribution SET quantity = 2"))
    assert all(found == states[0] for found in states)
    assert "1" in states[0][0]
    for pc in pcs:
        pc.store.close()


def test_whoever_reads_sees_one_view_while_others_write(on_server: ServerStore) -> None:
    with on_server.read() as reader:
        before = len(reader.find(Beneficiary))
        with on_server.write("Lan", START) as tx:
            tx.add(make_person())
        assert len(reader.find(Beneficiary)) == before
    with on_server.read() as reader:
        assert len(reader.find(Beneficiary)) == before + 1


def test_a_transaction_that_fails_leaves_nothing(on_server: ServerStore) -> None:
    def fail() -> None:
        with on_server.write("Lan", START) as tx:
            tx.add(make_person())
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        fail()
    with on_server.read() as reader:
        assert reader.find(Beneficiary) == []
        assert reader.last_tick() == 0


def test_a_database_is_made_a_store_once(server: Server) -> None:
    url = server.url(server.database())
    ServerStore.create(url, Keys.generate().public.raw, START).close()
    with pytest.raises(TetHelpError) as refused:
        ServerStore.create(url, Keys.generate().public.raw, START)
    assert refused.value.failure is Failure.STORE_EXISTS


def test_a_database_without_a_store_is_not_opened(server: Server) -> None:
    with pytest.raises(TetHelpError) as refused:
        ServerStore.open(server.url(server.database()))
    assert refused.value.failure is Failure.STORE_DAMAGED
