"""Answers as they travel: signed by whoever answers, passed on untouched, the latest counts."""

from datetime import date

import msgspec

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.answers import Answer, Remark, RemarkKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.sync.holdings import Have, heard, said
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose
from tethelp_desktop.sync.signing import open_paper, sign_paper


class _Held(msgspec.Struct, frozen=True):
    stream: str
    sequence: int
    reason: str


class _Remark(msgspec.Struct, frozen=True, omit_defaults=True):
    table: str
    rid: str
    kind: RemarkKind
    field: str = ""
    office: str | None = None
    on: date | None = None
    masked: str = ""


class _Answer(msgspec.Struct, frozen=True):
    answerer: str
    training: bool
    office: str
    made_at: str
    have: dict[str, Have]
    held: tuple[_Held, ...]
    remarks: tuple[_Remark, ...]


def write(answer: Answer, keys: Keys) -> bytes:
    """Sign an answer with the key of the PC that gives it."""
    content = _Answer(
        answerer=keys.public.raw.hex(),
        training=keys.public.training,
        office=answer.office_id,
        made_at=dates.to_text(answer.made_at),
        have=said(answer.have),
        held=tuple(_Held(*place, reason) for place, reason in sorted(answer.reasons.items())),
        remarks=tuple(
            _Remark(r.table, r.rid, r.kind, r.field, r.office_id, r.on, r.masked)
            for r in answer.remarks
        ),
    )
    return sign_paper(content, keys, Purpose.ANSWER)


def read(data: bytes, *, training: bool) -> Answer:
    """Read an answer that is whole and signed by the PC that it names.

    Whether that PC may answer is for the reader to judge, by its certificate.

    Raises:
        ValueError: It is damaged, forged, or of the other world (training).
    """
    content, signature = open_paper(data)
    try:
        read = msgspec.json.decode(content, type=_Answer)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    key = PublicKey(bytes.fromhex(read.answerer), training)
    if read.training != training or not key.verifies(Purpose.ANSWER, content, signature):
        raise ValueError("not signed by the PC that it names")
    return Answer(
        answerer=key.replica,
        office_id=Stamp(read.office),
        made_at=dates.from_text(read.made_at),
        have=heard(read.have),
        reasons={(held.stream, held.sequence): held.reason for held in read.held},
        remarks=[
            Remark(
                table=r.table,
                rid=Stamp(r.rid),
                kind=r.kind,
                field=r.field,
                office_id=None if r.office is None else Stamp(r.office),
                on=r.on,
                masked=r.masked,
            )
            for r in read.remarks
        ],
    )
