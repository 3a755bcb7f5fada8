from __future__ import annotations

from counterclaim.model import ActorRole, EventActor
from counterclaim.outputs import actors


def _actor(name: str, role: ActorRole, actor: str | None = None) -> EventActor:
    return EventActor(name=name, actor=actor, role=role, start=0, end=len(name))


CAST = (
    _actor("Islamic State", "perpetrator", "islamic-state"),
    _actor("Free Highlands Front", "perpetrator"),
    _actor("two suicide bombers", "perpetrator"),
    _actor("Seven civilians", "victim"),
    _actor("Syrian Democratic Forces", "victim", "sdf"),
    _actor("Syrian Democratic Forces", "target", "sdf"),
    _actor("Head Constable Abdul Samad", "target"),
)


def test_those_harmed_are_named_only_where_they_are_a_registered_force() -> None:
    assert "Seven civilians" not in actors.names(CAST)
    assert actors.names(CAST).count("Syrian Democratic Forces") == 1


def test_each_role_lists_an_actor_once_in_a_fixed_order() -> None:
    assert actors.by_role((*CAST, CAST[0])) == (
        ("perpetrator", ("Islamic State", "“Free Highlands Front”", "“two suicide bombers”")),
        ("target", ("Syrian Democratic Forces", "“Head Constable Abdul Samad”")),
        ("victim", ("Syrian Democratic Forces",)),
    )


def test_words_in_capitals_are_quoted_in_small_letters() -> None:
    assert actors.spelled(_actor("THE CELL", "target")) == "“the cell”"


def test_lists_and_tables_hold_forces_and_neither_persons_nor_descriptions() -> None:
    assert actors.forces(CAST) == ("Islamic State", "Free Highlands Front", "Syrian Democratic Forces")
