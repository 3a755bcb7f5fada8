from counterclaim.incidents.parts import roots_of
from counterclaim.resources import linking

WEIGHTS = linking.load().place


def roots(*events):
    return roots_of({event.id: event for event in events}, WEIGHTS)


def test_a_part_in_another_town_stands_by_itself(make):
    there = make.event("e2", part_of="e1", place=make.place(**make.baqubah))
    again = make.event("e3", part_of="e1", place=make.place(**make.baqubah))
    assert roots(make.event("e1"), there, again) == {"e1": "e1", "e2": "e2", "e3": "e2"}


def test_a_part_without_a_town_stays_with_the_whole(make):
    province = make.place(**make.baqubah, precision="admin1")
    parts = make.event("e2", part_of="e1", place=None), make.event("e3", part_of="e2", place=province)
    assert set(roots(make.event("e1"), *parts).values()) == {"e1"}


def test_a_whole_of_a_province_keeps_its_only_town(make):
    whole = make.event("e1", place=make.place(precision="admin1"))
    assert set(roots(whole, make.event("e2", part_of="e1")).values()) == {"e1"}


def test_towns_of_one_province_are_told_apart(make):
    whole = make.event("e1", place=make.place(precision="admin1"))
    parts = make.event("e2", part_of="e1"), make.event("e3", part_of="e1", place=make.place(**make.baqubah))
    assert roots(whole, *parts) == {"e1": "e1", "e2": "e2", "e3": "e3"}
