"""Whom a figure is of: joined figures, fronted wholes, nouns that only stand for a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tolls = Callable[..., list[Claim]]

NAMED = [
    ("Two herders were killed and three wounded.", 3, "herders"),
    ("Civilians killed by rebels: 26.", 26, "Civilians"),
    ("The blast left 400 dead, 370 of them extremist rebels.", 370, "rebels"),
    ("The hospital counts 12 dead and 55 wounded marchers.", 12, "marchers"),
    ("Of the clinic's staff, three died.", 3, "clinic's staff"),
    ("The army says 70 rebels died. On villagers it comes to four.", 4, "villagers"),
    ("Nine soldiers died in the barracks. Seven more were wounded.", 7, "soldiers"),
    ("An ambulance shifted 28 injured to the ward.", 28, "injured"),
    ("The governor put the civilian dead at six.", 6, "civilian"),
    ("The committee doubts the figure of four dead civilians: it has the names of nine.", 9, "civilians"),
    (
        "Eighty of the dead were rebels and 40 were soldiers. The count had stood at 77 and 39.",
        39,
        "soldiers",
    ),
    ("Eighty of the dead were rebels and 40 were soldiers, said the director.", 40, "soldiers"),
]


@pytest.mark.parametrize(("text", "low", "name"), NAMED)
def test_people_are_named(tolls: Tolls, text: str, low: int, name: str) -> None:
    (victims,) = [claim.victims for claim in tolls(text) if claim.low == low]
    assert victims is not None
    assert victims.name == name or (victims.name is not None and name in victims.name)


UNNAMED = [
    "The governor put the number of wounded at 33.",
    "The secretary insists there were 33 deaths from police action.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_nobody_else_named_is_harmed(tolls: Tolls, text: str) -> None:
    (claim,) = [claim for claim in tolls(text) if claim.low == 33]
    assert claim.victims is None or claim.victims.klass == "unknown"


def test_a_figure_beside_people_counted_is_not_of_them(tolls: Tolls) -> None:
    """ "77 rebels, 39 on the other side": the second number is of others."""
    found = tolls("The toll in Iraq includes 77 jihadists, 39 on the side of the army, and seven bystanders.")
    assert [claim.victims.name for claim in found if claim.victims] == ["jihadists", "army", "bystanders"]


LABELS = [
    ("Civilians killed: 17", 17, "Civilians"),
    ("A strike hit Goma on Friday. Soldiers killed: 4.", 4, "Soldiers"),
    ("Incident in Goma.\nCivilians killed: 17\nSoldiers wounded – 4\n", 4, "Soldiers"),
]


@pytest.mark.parametrize(("text", "low", "name"), LABELS)
def test_those_whom_a_label_tells_of_suffer_it(tolls: Tolls, text: str, low: int, name: str) -> None:
    (claim,) = [claim for claim in tolls(text) if claim.low == low]
    assert claim.victims is not None
    assert (claim.victims.name, claim.by, claim.source.role) == (name, None, "report")


UNNAMED = [
    ("Both sides count bodies. Officials name 102.", 102),
    ("A shell killed a constable. The toll has reached 13.", 13),
    ("There was a quarrel between crews, in which nobody was kidnapped.", 0),
]


@pytest.mark.parametrize(("text", "low"), UNNAMED)
def test_tallies_and_nobody_name_nobody(tolls: Tolls, text: str, low: int) -> None:
    (victims,) = [claim.victims for claim in tolls(text) if claim.low == low]
    assert victims is None or victims.name is None


def test_one_who_gives_a_figure_is_not_its_dead(tolls: Tolls) -> None:
    found = tolls("A dozen clerks were killed, a mayor said. The police, 96.")
    assert "police" not in [claim.victims.name for claim in found if claim.victims]


@pytest.mark.parametrize("text", ["0 SDF", "12 of", "Nine dead. Twelve", "two rebels of", "Of 12", "dead 3"])
def test_a_text_may_end_anywhere(tolls: Tolls, text: str) -> None:
    assert isinstance(tolls(text), list)


def test_a_pronoun_bears_the_harm_of_whom_it_stands_for(tolls: Tolls) -> None:
    """ "They sustained casualties": the subject named last."""
    (claim,) = tolls("The rebels withdrew after they sustained 12 casualties.")
    assert claim.victims is not None
    assert (claim.victims.name, claim.victims.klass) == ("rebels", "combatant")


SIDES = [
    ("The raid hit a convoy of the gang, fourteen of whose members were killed.", 14, "combatant"),
    ("The raid killed 14 militants, among them two wanted leaders.", 2, "combatant"),
    ("An off-duty constable died. Three of the wounded are in danger, a nurse said.", 3, "unknown"),
]


@pytest.mark.parametrize(("text", "low", "klass"), SIDES)
def test_a_share_is_of_those_it_is_a_share_of(tolls: Tolls, text: str, low: int, klass: str) -> None:
    (victims,) = [claim.victims for claim in tolls(text) if claim.low == low]
    assert victims is None or victims.klass == klass


def test_who_gives_a_figure_is_not_who_is_counted(tolls: Tolls) -> None:
    found = tolls(
        "For the army's dead there are 45 from the monitor, 17 from the army, and 200 from the rebels."
    )
    assert [claim.victims and claim.victims.name for claim in found] == ["army's dead"] * 3


def test_its_own_are_the_people_of_the_subject(tolls: Tolls) -> None:
    (claim,) = tolls("The Syrian Democratic Forces lost 17 of their own.")
    assert claim.victims is not None
    assert (claim.victims.actor, claim.victims.klass) == ("sdf", "combatant")


def test_one_is_not_whom_nineteen_are_a_share_of(tolls: Tolls) -> None:
    text = (
        "One of its fighters, who had died, left a cart among the traders, and nineteen of them were killed."
    )
    (claim,) = [claim for claim in tolls(text) if claim.low == 19]
    assert claim.victims is not None
    assert claim.victims.name == "traders"


def test_figures_in_a_pair_are_of_those_in_the_pair_before(tolls: Tolls) -> None:
    found = tolls("The army says 40 rebels and 12 soldiers died. The monitor puts it at 22 and 31.")
    assert [(c.low, c.victims and c.victims.name) for c in found[2:]] == [(22, "rebels"), (31, "soldiers")]


def test_the_words_of_a_count_are_no_part_of_a_name(tolls: Tolls) -> None:
    found = tolls("More than 100 detainees shouted in the yard. Thirty-eight got out.")
    assert [claim.victims.name for claim in found if claim.victims is not None] == ["detainees", "detainees"]


def test_two_figures_of_an_earlier_day_are_of_the_groups_that_a_total_was_broken_into(tolls: Tolls) -> None:
    found = tolls(
        "The monitor counts 373 dead, of whom 268 were rebels and 98 fought for or worked with the army. "
        "Seven civilians died. On Saturday it had spoken of 246 and 79."
    )
    assert [(c.outcome, c.low, c.victims and c.victims.name) for c in found[-2:]] == [
        ("killed", 246, "rebels"),
        ("killed", 79, "army"),
    ]


def test_the_ends_of_one_range_are_no_pair(tolls: Tolls) -> None:
    found = tolls(
        "The army says 40 rebels and 12 soldiers died. The monitor puts the dead at between 17 and 19."
    )
    assert [claim.victims and claim.victims.name for claim in found[2:]] != ["rebels"]


ATTACKERS = [
    ("Soldiers stormed the village, leaving 12 dead.", "unknown"),
    ("Police fired on the crowd and the hospital received 12 wounded.", "unknown"),
    ("The army shelled rebels in Goma and counted 12 dead.", "combatant"),
]


@pytest.mark.parametrize(("text", "klass"), ATTACKERS)
def test_the_dead_are_not_of_those_who_attacked(tolls: Tolls, text: str, klass: str) -> None:
    (claim,) = tolls(text)
    assert claim.victims is not None
    assert claim.victims.klass == klass
