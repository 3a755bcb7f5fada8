from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Span

MONITOR = ("the Observatory", "sohr", "monitor")


def said(make, claim_id, low, day, *, high=None, report="r1", **changes):
    published = date(2022, 1, day)
    claim = make.claim(claim_id, low, low if high is None else high, source=make.source(*MONITOR), **changes)
    return claim, make.report(report, published=published)


def test_a_later_figure_of_the_same_origin_supersedes_its_earlier_one(make):
    entries = make.ledger(said(make, "a", 28, 22), said(make, "b", 39, 23, report="r2"))
    assert entries["a"].superseded_by == "b"
    assert entries["b"].superseded_by is None


def test_an_early_count_told_in_looking_back_gives_way_to_the_reports_own_later_one(make):
    text = "Two days in, the Observatory knew of 28."
    looking_back = {"evidence": Span(start=50, end=90, text=text), "count": Span(start=87, end=89, text="28")}
    entries = make.ledger(said(make, "a", 154, 22), said(make, "b", 28, 22, **looking_back))
    assert [entries[key].superseded_by for key in "ab"] == [None, "a"]
    assert "looking back" in entries["b"].why


def test_a_lower_later_figure_is_a_revision_and_says_so(make):
    entries = make.ledger(said(make, "a", 39, 22), said(make, "b", 28, 23, report="r2"))
    assert entries["a"].superseded_by == "b"
    assert "revised its figure down from 39 to 28" in entries["a"].why


def test_the_same_figure_for_the_same_day_counts_once(make):
    entries = make.ledger(said(make, "a", 39, 23), said(make, "b", 39, 23, report="r2"))
    assert [entries[key].copy_of for key in "ab"] == [None, "a"]


def test_an_old_figure_passed_on_late_is_no_revision(make):
    late = said(make, "c", 39, 25, report="r3")
    entries = make.ledger(said(make, "a", 39, 23), said(make, "b", 45, 24, report="r2"), late)
    assert entries["b"].superseded_by is None
    assert entries["c"].copy_of == "a"


def test_other_origins_groups_and_outcomes_never_supersede(make):
    entries = make.ledger(
        said(make, "a", 39, 22),
        said(make, "b", 70, 23, report="r2", victims=make.people("IS fighters", "is")),
        said(make, "c", 50, 23, report="r2", outcome="injured"),
        (make.claim("d", 17, 17, source=make.source("the SDF", "sdf", "party")), make.report("r4")),
    )
    assert {entry.superseded_by for entry in entries.values()} == {None}


def test_denied_doubted_unstated_and_background_figures_never_supersede(make):
    changes = [{"stance": "denied"}, {"stance": "doubted"}, {"scope": "background"}, {"low": None}]
    for change in changes:
        low = change.pop("low", 50)
        entries = make.ledger(said(make, "a", 39, 22), said(make, "b", low, 23, report="r2", **change))
        assert entries["a"].superseded_by is None


def test_parts_are_not_superseded_by_totals_nor_are_equal_parts_copies(make):
    entries = make.ledger(
        said(make, "a", 2, 22, scope="part"),
        said(make, "b", 2, 22, scope="part"),
        said(make, "c", 67, 23, report="r2"),
    )
    assert all(entry.superseded_by is None and entry.copy_of is None for entry in entries.values())


def test_a_total_replaces_the_running_total_before_it(make):
    entries = make.ledger(said(make, "a", 28, 22, scope="cumulative"), said(make, "b", 39, 23, report="r2"))
    assert entries["a"].superseded_by == "b"


def test_a_running_total_may_be_wider_and_replaces_no_total(make):
    total = said(make, "a", 28, 22)
    running = said(make, "b", 39, 23, report="r2", scope="cumulative")
    again = said(make, "c", 28, 22, report="r3", scope="cumulative")
    entries = make.ledger(total, running, again)
    assert (entries["a"].superseded_by, entries["a"].copy_of) == (None, None)
    assert entries["c"].superseded_by == "b"


def test_other_kinds_of_claim_have_no_entry(make):
    claim = make.claim("a", None, None, kind="description", outcome=None)
    assert make.ledger((claim, make.report())) == {}


def test_a_figure_for_the_same_day_told_later_supersedes(make):
    early = said(make, "a", 28, 22)
    late = said(make, "b", 30, 24, report="r2", as_of=date(2022, 1, 22))
    entries = make.ledger(early, late)
    assert entries["a"].superseded_by == "b"
    assert "told on 24 January 2022" in entries["a"].why


def test_two_figures_of_one_report_and_day_both_stay(make):
    entries = make.ledger(said(make, "a", 28, 22), said(make, "b", 30, 22))
    assert {entry.superseded_by for entry in entries.values()} == {None}


figure = st.tuples(st.integers(0, 3), st.integers(20, 24), st.sampled_from(["event", "cumulative", "part"]))


@given(st.lists(figure, max_size=8), st.randoms())
def test_superseding_is_acyclic_and_ignores_order(make, figures, random):
    placed = [
        said(make, f"c{i}", low, day, report=f"r{i}", scope=scope)
        for i, (low, day, scope) in enumerate(figures)
    ]
    entries = make.ledger(*placed)
    for claim_id in entries:
        seen = []
        following = claim_id
        while following is not None:
            assert following not in seen
            seen.append(following)
            following = entries[following].superseded_by
    shuffled = random.sample(placed, len(placed))
    assert make.ledger(*shuffled) == entries


@given(st.integers(1, 30))
def test_a_claims_own_day_counts_before_the_day_of_publication(make, days):
    old = make.claim("a", 5, 5, source=make.source(*MONITOR), as_of=date(2022, 1, 20))
    new = make.claim("b", 9, 9, source=make.source(*MONITOR), as_of=date(2022, 1, 20) + timedelta(days=days))
    report = make.report("r1", published=date(2022, 3, 1))
    assert make.ledger((old, report), (new, report))["a"].superseded_by == "b"
