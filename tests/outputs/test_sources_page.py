import math

import msgspec
import pytest

from counterclaim.model import ClaimWeight, Figure, VictimGroup
from counterclaim.outputs.catalogue import catalogue
from counterclaim.outputs.sources_page import tendencies


def weighed(dossier, besides):
    """A dossier whose toll claims the model compared with the others' as given."""
    entries = dossier.ledger[: len(besides)]
    figure = Figure(
        outcome="killed", victims=VictimGroup(actor=None, klass="unknown", label="people"), rule="model",
        low=1, best=2, high=3, interval80=(1, 3), claims=tuple(e.claim.id for e in entries), origins=1,
        contested=False, why="", weights=tuple(
            ClaimWeight(claim=entry.claim.id, share=0.5, why="", standing="enemy", beside=beside)
            for entry, beside in zip(entries, besides, strict=True)
        ),
    )  # fmt: skip
    incident = msgspec.structs.replace(dossier.incident, figures=(figure,))
    return msgspec.structs.replace(dossier, incident=incident)


def known(dossier, origin, besides):
    ledger = tuple(
        msgspec.structs.replace(entry, origin=origin, origin_role="party") for entry in dossier.ledger
    )
    return catalogue([weighed(msgspec.structs.replace(dossier, ledger=ledger), besides)], [])


@pytest.fixture
def dossier(record):
    return next(d for d in record.dossiers if len(d.ledger) > 1)


def test_a_body_that_says_twice_what_others_tell_is_shown_so(dossier):
    (found,) = tendencies(known(dossier, "actor:army", [(math.log(2), 0.1), (math.log(2), 0.1)]))
    assert found.ratio == pytest.approx(2)
    assert found.low < 2 < found.high
    assert (found.figures, found.incidents) == (2, 1)
    assert 120 < found.at(found.ratio) < 240


def test_people_are_never_set_beside_each_other(dossier):
    assert tendencies(known(dossier, "name:colonel doe", [(0.3, 0.1), (0.3, 0.1)])) == ()


def test_whom_nobody_else_speaks_beside_is_not_compared(dossier):
    assert tendencies(known(dossier, "actor:army", [None, None])) == ()
