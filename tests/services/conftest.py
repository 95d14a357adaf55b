"""A line of three floors."""

import pytest

from tests.builders import Line, make_office, move_office, send
from tethelp_desktop.domain.records import Level
from tethelp_desktop.services import offices
from tethelp_desktop.services.desk import Desk


@pytest.fixture
def province(line: Line) -> Desk:
    """The PC of a province, under which the first office stands; everybody was told."""
    above = offices.save_office(
        line.hq,
        None,
        make_office(
            name="BHXH tỉnh Mẫu",
            symbol="NB",
            level=Level.PROVINCE,
            parent_id=line.hq.identity.office_id,
        ),
    )
    move_office(line.hq, line.one, above.id)
    joined = line.join_office(above.id, "province")
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    for desk in (joined.desk, line.one, line.two):
        send(line.hq, desk)
    return joined.desk
