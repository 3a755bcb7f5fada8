from counterclaim.incidents.groups import group_claims, party_of


def groups(make, *people):
    claims = [make.claim(f"c{i}", 1, 1, victims=victims) for i, victims in enumerate(people)]
    found = group_claims(claims, make.registry, make.codebook)
    return [found[claim.id] for claim in claims]


def test_one_actor_under_many_names_is_one_group(make):
    people = make.people
    found = groups(
        make, people("SDF fighters", "sdf"), people("its forces", "sdf"), people("Kurdish troops", "ypg")
    )
    assert len(set(found)) == 1
    assert found[0].label == "Syrian Democratic Forces combatants"


def test_two_sides_fighters_stay_apart(make):
    first, second = groups(make, make.people("SDF fighters", "sdf"), make.people("IS fighters", "is"))
    assert first != second


def test_fighters_without_an_actor_join_the_only_side_called_that(make):
    known, unknown = groups(make, make.people("IS militants", "is"), make.people("militants"))
    assert known == unknown


def test_fighters_of_somebody_else_do_not_join_the_only_side_called_that(make):
    known, other = groups(
        make, make.people("SDF fighters", "sdf"), make.people("fighters of the Valley Front")
    )
    assert known != other


def test_fighters_without_an_actor_stay_alone_between_two_sides(make):
    found = groups(
        make, make.people("SDF fighters", "sdf"), make.people("IS fighters", "is"), make.people("fighters")
    )
    assert len(set(found)) == 3


def test_civilians_are_one_group_but_children_are_counted_apart(make):
    residents, civilians, children = groups(
        make,
        make.people("residents", klass="civilian"),
        make.people("civilians", klass="civilian"),
        make.people("children", klass="civilian"),
    )
    assert residents == civilians != children
    assert children.label == "children"


def test_people_are_one_group_and_mixed_once_a_claim_says_so(make):
    found = groups(make, make.people("people", klass="mixed"), make.people("bodies", klass="unknown"))
    assert {group.klass for group in found} == {"mixed"}


def test_the_outcome_alone_does_not_say_who_people_are(make):
    found = groups(
        make,
        make.people("people", klass="unknown"),
        make.people("killed in the strike", klass="unknown"),
        make.people("those wounded", klass="unknown"),
        make.people("bodies", klass="unknown"),
    )
    assert {group.label for group in found} == {"people"}


def test_a_unit_belongs_to_its_force_and_a_channel_to_its_party(make):
    assert party_of("ypg", make.registry) == "sdf"
    assert party_of("amaq", make.registry) == "is"
    assert party_of("nobody", make.registry) == "nobody"


def test_police_of_one_force_do_not_take_in_all_police(make):
    known, unknown = groups(make, make.people("officers of the SDF", "sdf"), make.people("policemen"))
    assert known != unknown


def test_assailants_are_not_the_elements_of_an_army(make):
    known, unknown = groups(make, make.people("elements of the SDF", "sdf"), make.people("assailants"))
    assert known != unknown


def test_a_partys_martyrs_are_its_own(make):
    people = make.people("martyrs"), make.people("SDF fighters", "sdf"), make.people("IS fighters", "is")
    sources = make.source("SDF", "sdf", "party"), make.source(), make.source()
    placed = [
        (make.claim(f"c{i}", 9, 9, victims=victims, source=source), make.report(f"r{i}"))
        for i, (victims, source) in enumerate(zip(people, sources, strict=True))
    ]
    entries = make.ledger(*placed)
    assert entries["c0"].group == entries["c1"].group != entries["c2"].group


def test_members_are_named_by_their_group(make):
    guards, members = groups(make, make.people("guards"), make.people("members of the prison guard"))
    assert guards == members
    assert groups(make, make.people("members of the security forces"))[0].label == "security forces"


def test_totals_are_called_so_where_there_are_sides(make):
    total = make.people("people", klass="unknown")
    alone = groups(make, total)
    beside = groups(make, total, make.people("SDF fighters", "sdf"), make.people("IS fighters", "is"))
    assert (alone[0].label, beside[0].label) == ("people", "people (all sides)")


def test_a_label_has_no_number_and_no_half_of_a_qualifier(make):
    for said in ("than 100 herders", "three herders", "the dead herders"):
        assert groups(make, make.people(said, klass="unknown"))[0].label == "herders"
