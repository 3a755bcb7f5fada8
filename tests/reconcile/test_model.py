from datetime import date

import msgspec
import pytest

from counterclaim.model import VictimGroup
from counterclaim.reconcile.case import cases
from counterclaim.reconcile.model import Model
from counterclaim.resources import actors, bias
from counterclaim.resources.codebook import load

RULES = load()
MODEL = Model(bias.load(), actors.load(), RULES.rules["model"])


def figure(desk, *entries):
    (case,) = cases(desk.dossier(*entries))
    return MODEL.figure(case)


def prison(desk):
    return (
        desk.entry("c1", 39, origin="sohr", role="monitor"),
        desk.entry("c2", 200, origin="islamic-state", role="party", by="islamic-state"),
        desk.entry("c3", 17, origin="sdf", role="party"),
    )


def test_the_prison_battle_has_a_figure_with_intervals_and_reasons(desk):
    found = figure(desk, *prison(desk))
    assert found.rule == "model"
    assert found.low <= found.interval80[0] <= found.interval50[0] <= found.best
    assert found.best <= found.interval50[1] <= found.interval80[1] <= found.high
    assert found.interval95 == (found.low, found.high)
    assert sum(weight.share for weight in found.weights) == pytest.approx(1, abs=0.01)
    readings = {weight.claim: weight.why for weight in found.weights}
    assert readings["c1"] == "as a monitor"
    assert readings["c2"].startswith("of people it is said to have harmed, or fights; such figures run about")
    assert readings["c3"].startswith("of its own side")
    assert found.why.startswith(f"About {found.best} (80 in 100: ")


def test_whom_only_the_enemy_counts_is_too_little_to_say(desk):
    found = figure(desk, prison(desk)[1])
    assert "Too little to say more: only those speak who harmed them or fight them." in found.why


def test_who_is_said_to_have_killed_civilians_is_read_as_a_perpetrator(desk):
    group = VictimGroup(actor=None, klass="civilian", label="civilians")
    army, hospital = (
        desk.entry("c1", 2, origin="us-military", role="party", by="us-military", group=group),
        desk.entry("c2", 31, origin="hospital", role="official", group=group),
    )
    found = figure(desk, army, hospital)
    readings = {weight.claim: weight.why for weight in found.weights}
    assert "times too low" in readings["c1"]
    assert found.best > 15


def test_nobody_affirms_a_number(desk):
    (case,) = cases(desk.dossier(desk.entry("c1", None)))
    assert MODEL.figure(case) is None
    (case,) = cases(desk.dossier(desk.entry("c1", 12, stance="unclear")))
    assert MODEL.figure(case) is None


def test_an_incident_that_is_days_old_says_so(desk):
    dossier = desk.dossier(*prison(desk))
    began = msgspec.structs.replace(dossier.incident, first=date(2022, 1, 20))
    (case,) = cases(msgspec.structs.replace(dossier, incident=began))
    found = MODEL.figure(case)
    assert "this is early, 3 days after it began, and such counts grow" in found.why
    assert found.high > figure(desk, *prison(desk)).high
    assert found.high >= 121
