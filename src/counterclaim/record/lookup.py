"""Find the one id that a person meant: in full, or by a beginning that fits no other."""

from __future__ import annotations

from typing import Final

from rapidfuzz import process
from sqlalchemy import ColumnElement, Connection, func, select

from counterclaim.errors import UnknownIdError

_SHOWN: Final = 3  # ids a message names


def resolve(connection: Connection, column: ColumnElement[str], wanted: str, kind: str) -> str:
    """Return the id in a column that is `wanted` or alone begins with it.

    Args:
        kind: what the ids name ("incident"), for the message.

    Raises:
        UnknownIdError: none does, and the message names near ids; or several do, and it names some.
    """
    if connection.scalar(select(column).where(column == wanted).limit(1)) is not None:
        return wanted
    begins = select(column).distinct().where(func.substr(column, 1, len(wanted)) == wanted)
    found = connection.scalars(begins.order_by(column).limit(_SHOWN + 1)).all()
    if wanted and len(found) == 1:
        return str(found[0])
    if wanted and found:
        some = ", ".join(found[:_SHOWN])
        raise UnknownIdError(f"several {kind} ids begin so", where=wanted, remedy=f"write more of it: {some}")
    raise UnknownIdError(f"no {kind} has this id", where=wanted, remedy=_near(connection, column, wanted))


def _near(connection: Connection, column: ColumnElement[str], wanted: str) -> str:
    known = connection.scalars(select(column).distinct().order_by(column)).all()
    near = [name for name, _, _ in process.extract(wanted, known, limit=_SHOWN, score_cutoff=60)]
    return f"did you mean {', '.join(near)}?" if near else f"the record holds {len(known)}, none near it"
