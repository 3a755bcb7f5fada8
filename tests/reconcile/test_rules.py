import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import SettingsError
from counterclaim.model import VictimGroup
from counterclaim.reconcile.case import cases
from counterclaim.reconcile.rules import apply
from counterclaim.resources.codebook import load

ROLES = ["monitor", "official", "media", "party", "report", "witness"]


def prison(desk):
    """The three speakers of the prison battle on 23 January 2022."""
    return (
        desk.entry("c1", 39, origin="the Syrian Observatory", role="monitor"),
        desk.entry("c2", 200, origin="Islamic State", role="party", by="Islamic State"),
        desk.entry("c3", 17, origin="SDF", role="party"),
    )


def test_a_dossier_without_figures_has_none(desk):
    assert desk.figures() == ()


def test_superseded_copied_denied_doubted_and_background_figures_do_not_enter(desk):
    out = [
        {"superseded_by": "c9"}, {"copy_of": "c9"}, {"stance": "denied"}, {"stance": "doubted"},
        {"scope": "background"}, {"scope": "cumulative"},
    ]  # fmt: skip
    for change in out:
        figures = desk.figures(desk.entry("c1", 39), desk.entry("c2", 5, origin="Other", **change))
        assert {(figure.low or figure.best, figure.origins) for figure in figures} == {(39, 1)}


def test_other_groups_and_outcomes_never_enter(desk):
    figures = desk.figures(
        desk.entry("c1", 39),
        desk.entry("c2", 7, group=desk.civilians),
        desk.entry("c3", 50, outcome="injured"),
    )
    assert {(figure.outcome, figure.victims.label, figure.high or figure.best) for figure in figures} == {
        ("killed", desk.fighters.label, 39), ("killed", "civilians", 7), ("injured", desk.fighters.label, 50),
    }  # fmt: skip


def test_an_origins_total_speaks_and_not_its_parts(desk):
    total, part = desk.entry("c1", 67), desk.entry("c2", 5, scope="part")
    assert desk.figure("ibc", total, part) == desk.figure("ibc", total)


def test_parts_alone_are_a_floor_and_are_not_added(desk):
    parts = desk.entry("c1", 5, scope="part"), desk.entry("c2", 8, scope="part")
    assert desk.figure("ibc", *parts).high == 8


def test_a_part_whose_people_nobody_names_is_no_rival_total(desk):
    people = VictimGroup(actor=None, klass="unknown", label="people (all sides)")
    total = desk.entry("c1", 136, group=people)
    part = desk.entry("c2", 0, scope="part", origin="SDF", role="party", group=people)
    assert desk.figure("acled", total, part) == desk.figure("acled", total)


def test_a_denial_makes_a_figure_contested(desk):
    figure = desk.figure("ucdp", desk.entry("c1", 39), desk.entry("c2", 39, origin="SDF", stance="denied"))
    assert figure.contested


@pytest.mark.parametrize(("other", "contested"), [((30, None), False), ((39, 39), False), ((40, 60), True)])
def test_contested_means_that_two_intervals_do_not_meet(desk, other, contested):
    low, high = other
    second = desk.entry("c2", low, high, origin="Other", open_end=high is None)
    assert desk.figure("ibc", desk.entry("c1", 39), second).contested is contested


def test_an_unknown_rule_is_one_line(desk):
    (case,) = cases(desk.dossier(desk.entry("c1", 39)))
    with pytest.raises(SettingsError, match="no rule named 'median'; choose one of ucdp"):
        apply("median", case, load())


def test_ucdp_prefers_the_most_reliable_class(desk):
    figure = desk.figure("ucdp", *prison(desk))
    assert (figure.low, figure.best, figure.high, figure.origins) == (17, 39, 200, 3)
    assert figure.why == (
        "Best 39: the Syrian Observatory (monitor) is the most reliable class present; low 17 is claimed by "
        "SDF (party); high 200 is claimed by Islamic State (party)."
    )


def test_ucdp_takes_the_lower_of_equals(desk):
    figure = desk.figure(
        "ucdp", desk.entry("c1", 12), desk.entry("c2", 9, origin="Ministry", role="official")
    )
    assert (figure.low, figure.best, figure.high) == (9, 9, 12)


def test_ucdp_leaves_out_the_implausible(desk):
    figure = desk.figure("ucdp", desk.entry("c1", 5), desk.entry("c2", 900, origin="Rebels", role="party"))
    assert figure.high == 5
    assert "left out as more than 10-fold away: Rebels (party)" in figure.why


def test_ucdp_lets_unclear_figures_only_raise_high(desk):
    unclear = desk.entry("c2", 12, origin="Ministry", role="official", stance="unclear")
    figure = desk.figure("ucdp", desk.entry("c1", 9, role="party"), unclear)
    assert (figure.low, figure.best, figure.high) == (9, 9, 12)
    alone = desk.figure("ucdp", unclear)
    assert (alone.low, alone.best, alone.high) == (0, None, 12)


def test_ibc_is_the_range_of_origins_and_provisional_with_one(desk):
    figure = desk.figure("ibc", *prison(desk))
    assert (figure.low, figure.best, figure.high) == (17, None, 200)
    assert "provisional" in desk.figure("ibc", desk.entry("c1", 39)).why


def test_ibc_starts_at_zero_where_civilian_status_is_doubted(desk):
    doubt = desk.entry("c2", 7, origin="Army", role="party", stance="doubted", group=desk.civilians)
    assert desk.figure("ibc", desk.entry("c1", 7, group=desk.civilians), doubt).low == 0


def test_acled_is_one_conservative_number(desk):
    figure = desk.figure("acled", *prison(desk))
    assert (figure.low, figure.best, figure.high) == (None, 17, None)
    assert "others claim 39 to 200" in figure.why


@pytest.mark.parametrize(("words", "best"), [("dozens", 12), ("hundreds", 100), ("scores", 40), ("Tens", 10)])
def test_acled_codes_vague_words(desk, words, best):
    low = {"dozens": 24, "hundreds": 200, "scores": 40, "Tens": 20}[words]
    assert desk.figure("acled", desk.entry("c1", low, 999, words=words)).best == best


def test_acled_has_a_number_for_unknown_deaths(desk):
    entry = desk.entry("c1", None)
    assert desk.figure("acled", entry).best == 3
    dossier = desk.dossier(entry, incident_type="Battles")
    (case,) = cases(dossier)
    assert apply("acled", case, load()).best == 10


def test_acled_counts_the_dead_only(desk):
    assert "acled" not in {figure.rule for figure in desk.figures(desk.entry("c1", 9, outcome="injured"))}


@pytest.mark.parametrize(
    ("entries", "grade"),
    [
        ([("Hospital", "official", None)], "Weak"),
        ([("Hospital", "official", "air force"), ("Monitor", "monitor", "air force")], "Fair"),
        ([("Hospital", "official", "air force"), ("Monitor", "monitor", "rebels")], "Contested"),
        ([("Hospital", "official", "air force"), ("air force", "party", "air force")], "Confirmed"),
    ],
)
def test_airwars_grades(desk, entries, grade):
    ledger = [
        desk.entry(f"c{i}", 7, origin=origin, role=role, by=by, group=desk.civilians)
        for i, (origin, role, by) in enumerate(entries)
    ]
    assert desk.figure("airwars", *ledger).why.startswith(f"{grade}: ")


def test_airwars_gives_admissions_a_range_of_their_own(desk):
    figure = desk.figure(
        "airwars",
        desk.entry("c1", 20, group=desk.civilians),
        desk.entry("c2", 2, origin="air force", role="party", by="air force", group=desk.civilians),
    )
    assert (figure.low, figure.high) == (2, 20)
    assert "admitted by air force: 2" in figure.why


def test_airwars_speaks_of_civilians_only(desk):
    assert "airwars" not in {figure.rule for figure in desk.figures(desk.entry("c1", 39))}


# ---------------------------------------------------------------- invariants
interval = st.tuples(
    st.one_of(st.none(), st.integers(0, 300)), st.one_of(st.none(), st.integers(0, 300))
).map(lambda pair: tuple(sorted(pair)) if None not in pair else pair)
voice = st.tuples(
    interval, st.sampled_from("ABCD"), st.sampled_from(["affirmed", "unclear", "denied", "doubted"]),
    st.sampled_from(["event", "part", "cumulative"]), st.booleans(),
)  # fmt: skip


def ledger(desk, drawn):
    entries = []
    for i, ((low, high), origin, stance, scope, is_civilian) in enumerate(drawn):
        group = desk.civilians if is_civilian else desk.fighters
        role = ROLES["ABCD".index(origin)]
        entry = desk.entry(
            f"c{i}", low, high, open_end=high is None, origin=origin, role=role, stance=stance, scope=scope,
            group=group,
        )  # fmt: skip
        entries.append(entry)
    return entries


def numbers(figures):
    return [
        (f.rule, f.outcome, f.victims, f.low, f.best, f.high, f.origins, f.contested, f.why) for f in figures
    ]


@given(st.lists(voice, max_size=8))
def test_low_best_and_high_are_in_order_and_every_figure_says_why(desk, drawn):
    for figure in desk.figures(*ledger(desk, drawn)):
        given_bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        assert given_bounds == sorted(given_bounds) != []
        assert figure.why.endswith(".")
        assert figure.origins >= 1
        assert set(figure.claims) <= {f"c{i}" for i in range(len(drawn))}


@given(st.lists(voice, max_size=8), st.randoms())
def test_the_order_of_claims_makes_no_difference(desk, drawn, random):
    entries = ledger(desk, drawn)
    assert desk.figures(*random.sample(entries, len(entries))) == desk.figures(*entries)


@given(st.lists(voice, min_size=1, max_size=6), st.data())
def test_a_copy_or_relay_moves_nothing(desk, drawn, data):
    entries = ledger(desk, drawn)
    i = data.draw(st.integers(0, len(drawn) - 1))
    (low, high), origin, stance, scope, is_civilian = drawn[i]
    twin = ledger(desk, [*drawn, ((low, high), origin, stance, scope, is_civilian)])[-1]
    assert numbers(desk.figures(*entries, twin)) == numbers(desk.figures(*entries))


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from("ABCD")), min_size=1, max_size=6), st.data())
def test_raising_one_claim_never_lowers_a_range(desk, drawn, data):
    i = data.draw(st.integers(0, len(drawn) - 1))
    raised = [(low + 10 if k == i else low, origin) for k, (low, origin) in enumerate(drawn)]

    def run(rule, values):
        entries = [
            desk.entry(f"c{k}", low, origin=origin, role=ROLES["ABCD".index(origin)], group=desk.civilians)
            for k, (low, origin) in enumerate(values)
        ]
        return desk.figure(rule, *entries)

    for rule in ("ibc", "airwars"):
        before, after = run(rule, drawn), run(rule, raised)
        assert (after.low, after.high) >= (before.low, before.high)
        assert after.low >= before.low
        assert after.high >= before.high
    assert run("acled", raised).best >= run("acled", drawn).best
