"""What people are whom no word of theirs tells: by their sentence, and by whom else the report counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model import Claim, Extraction

Tolls = Callable[..., list[Claim]]
Extract = Callable[..., Extraction]

LAST = [
    ("The Marines lost five men in the ambush.", "combatant"),
    ("The Iraqi army said 16 men were killed overnight.", "combatant"),
    ("The Iraqi army said it had detained 16 men.", "unknown"),
    ("The gunmen killed nine hostages.", "civilian"),
    ("Rebels said they had captured six soldiers. They later killed two hostages.", "unknown"),
    ("A shell killed 12 farmers, the mayor said. The hospital received 15 bodies.", "civilian"),
    ("Gunmen killed 12 farmers. Police shot five gunmen. The hospital received 15 bodies.", "civilian"),
    ("A shell killed 12 farmers, the mayor said. The hospital reported 15 deaths.", "unknown"),
    ("A shell killed 12 children, the mayor said. The hospital received 15 bodies.", "unknown"),
    ("A mine killed 12 soldiers, the mayor said. The hospital received 15 bodies.", "unknown"),
    ("A raid killed nine Indian soldiers. The agency counted 27 Indian dead.", "combatant"),
    ("Britain's Foreign Office confirmed that six Britons were killed.", "civilian"),
]


@pytest.mark.parametrize(("text", "klass"), LAST)
def test_class_of_the_last_counted(tolls: Tolls, text: str, klass: str) -> None:
    last = tolls(text)[-1]
    assert last.victims is not None
    assert last.victims.klass == klass


def test_people_some_of_whom_are_told_apart(tolls: Tolls) -> None:
    people = tolls("The army said 150 people died in the attack, including many insurgents.")[0].victims
    assert people is not None
    assert people.klass == "mixed"


def test_none_of_whom_is_told_apart(tolls: Tolls) -> None:
    people = tolls("The mayor said 30 people died, none of them soldiers.")[0].victims
    assert people is not None
    assert people.klass == "unknown"


def test_the_rule_is_recorded(extract: Extract) -> None:
    extraction = extract("The gunmen killed nine hostages.")
    rules = {reason.rule for reason in extraction.reasons if reason.field == "victims"}
    assert "hostages, and the report has no fighters taken" in rules
