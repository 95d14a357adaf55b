"""Figures of the law as a store knows them, and headquarters' newer table."""

from datetime import date
from pathlib import Path

from tests.builders import Line, make_rate, send
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.rate_tables import RateFault
from tethelp_desktop.domain.rates import Evidence
from tethelp_desktop.domain.records import Rate, RateKind
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services import state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.rates import import_rates, rates_of, shipped_rates

DAY = date(2027, 3, 1)
SHIPPED = (RESOURCES / "rates" / "rates.toml").read_text(encoding="utf-8")


def table(folder: Path, *lines: str, edition: str = "2027-01-15") -> Path:
    """Write the shipped table with more lines for the base salary."""
    text = SHIPPED.replace('"2026-11-25"', f'"{edition}"')
    path = folder / f"rates-{edition}.toml"
    path.write_text(
        text.replace("base-salary = [", "\n".join(["base-salary = [", *lines])), encoding="utf-8"
    )
    return path


def line_of(dong: int, valid_from: str = "2027-01-01", basis: str = "NĐ 1/2027/NĐ-CP") -> str:
    return f'{{ dong = {dong}, from = {valid_from}, basis = "{basis}", evidence = "verified" }},'


def salary(desk: Desk, day: date = DAY) -> int:
    with desk.store.read() as reader:
        return rates_of(reader).on(RateKind.BASE_SALARY, day).rate.value


def records(desk: Desk) -> list[Rate]:
    with desk.store.read() as reader:
        return reader.find(Rate)


class TestTakingANewerTable:
    def test_only_what_differs_becomes_a_record(self, line: Line, tmp_path: Path) -> None:
        found = import_rates(line.hq, table(tmp_path, line_of(2_700_000)))
        assert found.edition == date(2027, 1, 15)
        assert [rate.value for rate in found.added] == [2_700_000]
        assert (found.changed, found.unchanged) == ([], len(shipped_rates().listed()))
        assert records(line.hq) == found.added
        assert salary(line.hq) == 2_700_000
        assert salary(line.hq, date(2026, 12, 31)) == 2_530_000

    def test_the_same_table_again_changes_nothing(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, line_of(2_700_000))
        import_rates(line.hq, path)
        before = state.digest(line.hq)
        again = import_rates(line.hq, path)
        assert (again.added, again.changed) == ([], [])
        assert state.digest(line.hq) == before

    def test_a_later_table_corrects_the_record(self, line: Line, tmp_path: Path) -> None:
        first = import_rates(line.hq, table(tmp_path, line_of(2_700_000))).added[0]
        path = table(tmp_path, line_of(2_750_000, basis="NĐ 2/2027"), edition="2027-02-01")
        found = import_rates(line.hq, path)
        assert [(r.id, r.value, r.legal_basis) for r in found.changed] == [
            (first.id, 2_750_000, "NĐ 2/2027")
        ]
        assert (found.added, records(line.hq)) == ([], found.changed)
        assert salary(line.hq) == 2_750_000

    def test_a_shipped_figure_is_replaced(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path)
        text = path.read_text("utf-8").replace("dong = 2_530_000", "dong = 2_540_000")
        path.write_text(text, encoding="utf-8")
        assert len(import_rates(line.hq, path).added) == 1
        assert salary(line.hq) == 2_540_000
        with line.hq.store.read() as reader:
            listed = rates_of(reader).listed(RateKind.BASE_SALARY, DAY)
        assert [figure.evidence for figure in listed] == [Evidence.HEADQUARTERS]

    def test_a_provincial_council_adds_support_in_its_province(
        self, line: Line, tmp_path: Path
    ) -> None:
        path = table(tmp_path)
        local = (
            '{ for = "near-poor", province = "37", percent = "12,5", from = 2027-01-01, '
            'basis = "NQ 5/NQ-HĐND", evidence = "verified" },'
        )
        text = path.read_text("utf-8").replace("card-support = [", f"card-support = [\n{local}")
        path.write_text(text, encoding="utf-8")
        [rate] = import_rates(line.hq, path).added
        assert (rate.kind, rate.province, rate.value) == (RateKind.CARD_SUPPORT, "37", 1250)
        path.write_text(text.replace('"37"', '"99"'), encoding="utf-8")
        with refused(Failure.RATES_FILE_WRONG):
            import_rates(line.hq, path)

    def test_a_dry_run_says_the_same_and_changes_nothing(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, line_of(2_700_000))
        before = state.digest(line.hq)
        told = import_rates(line.hq, path, dry_run=True)
        assert state.digest(line.hq) == before
        done = import_rates(line.hq, path)
        assert [rate.value for rate in told.added] == [rate.value for rate in done.added]
        assert told.unchanged == done.unchanged

    def test_a_figure_of_a_wrong_first_day_is_named_by_the_table_that_corrects_it(
        self, line: Line, tmp_path: Path
    ) -> None:
        import_rates(line.hq, table(tmp_path, line_of(2_700_000, "2026-12-01")))
        right = table(tmp_path, line_of(2_700_000, "2027-07-01"))
        found = import_rates(line.hq, right)
        assert [figure.rate.valid_from for figure in found.left] == [date(2026, 12, 1)]
        taken_back = line_of(2_530_000, "2026-12-01")
        found = import_rates(line.hq, table(tmp_path, taken_back, line_of(2_700_000, "2027-07-01")))
        assert (found.left, salary(line.hq)) == ([], 2_530_000)

    def test_a_share_of_nothing_is_a_figure(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path)
        text = path.read_text("utf-8").replace(
            '{ for = "average-farming", percent = 30, from = 2025-08-15',
            '{ for = "average-farming", percent = 0, from = 2025-08-15',
        )
        path.write_text(text, encoding="utf-8")
        assert [rate.value for rate in import_rates(line.hq, path).added] == [0]

    def test_one_wrong_line_refuses_all(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, line_of(2_700_000), line_of(0, "2028-01-01"))
        number = path.read_text("utf-8").splitlines().index(line_of(0, "2028-01-01")) + 1
        before = state.digest(line.hq)
        with refused(Failure.RATES_FILE_WRONG, number, RateFault.VALUE, "dong"):
            import_rates(line.hq, path)
        assert state.digest(line.hq) == before

    def test_rules_of_records_hold_too(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, line_of(2_700_000, basis="x" * 501))
        with invalid(("legal_basis", Rule.TOO_LONG)):
            import_rates(line.hq, path)
        assert records(line.hq) == []

    def test_an_older_table_is_refused(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, edition="2026-11-24")
        number = path.read_text("utf-8").splitlines().index('edition = "2026-11-24"') + 1
        with refused(Failure.RATES_FILE_WRONG, number, RateFault.OLDER, "2026-11-25"):
            import_rates(line.hq, path)

    def test_only_headquarters_takes_one(self, line: Line, tmp_path: Path) -> None:
        with refused(Failure.NOT_HEADQUARTERS):
            import_rates(line.one, table(tmp_path))

    def test_a_missing_or_foreign_file_is_refused(self, line: Line, tmp_path: Path) -> None:
        with refused(Failure.FILE_MISSING):
            import_rates(line.hq, tmp_path / "none.toml")
        (tmp_path / "old.toml").write_bytes(SHIPPED.encode("utf-16"))
        with refused(Failure.RATES_FILE_WRONG, 1, RateFault.NOT_TOML, "UTF-8"):
            import_rates(line.hq, tmp_path / "old.toml")

    def test_an_editor_that_marks_its_utf8_is_understood(self, line: Line, tmp_path: Path) -> None:
        path = table(tmp_path, line_of(2_700_000))
        path.write_text(path.read_text("utf-8").replace("\n", "\r\n"), encoding="utf-8-sig")
        assert len(import_rates(line.hq, path).added) == 1


class TestTravelling:
    def test_an_office_that_merges_them_knows_them(self, line: Line, tmp_path: Path) -> None:
        assert salary(line.one) == 2_530_000
        import_rates(line.hq, table(tmp_path, line_of(2_700_000)))
        assert not send(line.hq, line.one).held
        assert salary(line.one) == 2_700_000
        assert records(line.one) == records(line.hq)

    def test_a_rate_that_an_office_forges_is_held(self, line: Line) -> None:
        with line.one.write() as tx:
            tx.add(make_rate(value=1, valid_from=date(2026, 1, 1)))
        merged = send(line.one, line.hq)
        assert [reason for _, _, reason in merged.held] == ["no-authority:rate"]
        assert salary(line.hq, date(2026, 1, 10)) == 2_340_000


def test_figures_that_did_not_change_are_put_together_once(line: Line) -> None:
    with line.one.store.read() as one, line.two.store.read() as two:
        assert rates_of(one) is rates_of(two)
