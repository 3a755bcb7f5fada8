import hashlib
import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Report, content_id
from counterclaim.reports.archive import unique
from counterclaim.reports.items import Loaded


def loaded(text, *, id=None, path="a.txt", **metadata):
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    known = {"url": None, "title": None, "outlet": None, "published": None, "language": None} | metadata
    report = Report(id=id or content_id("r", sha256), sha256=sha256, path=path, text=text, **known)
    return Loaded(report=report, raw=raw, media_type="text/plain")


def test_the_same_content_is_one_report_and_the_best_described_one_stays():
    bare, told = loaded("Three died.", path="a.txt"), loaded("Three died.", path="z.txt", outlet="Ridge Post")
    for order in itertools.permutations([bare, told]):
        result = unique(order)
        assert result.kept == (told,)
        assert [(copy.report.path, copy.kept.path) for copy in result.copies] == [("a.txt", "z.txt")]


def test_an_own_id_counts_as_description_and_ties_go_to_the_least_id_then_path():
    items = [
        loaded("x", path="a"),
        loaded("x", id="b", path="c"),
        loaded("x", id="a", path="z"),
        loaded("x", id="a", path="y"),
    ]
    for order in itertools.permutations(items):
        (kept,) = unique(order).kept
        assert (kept.report.id, kept.report.path) == ("a", "y")


def test_two_contents_under_one_id_are_told_apart():
    one, two, other = loaded("one", id="n"), loaded("two", id="n"), loaded("three", id="m")
    result = unique([one, two, other])
    assert [item.report.id for item in result.kept] == [
        f"n~{one.report.sha256[:8]}", f"n~{two.report.sha256[:8]}", "m",
    ]  # fmt: skip
    assert result.renamed == tuple(("n", item.report.id) for item in result.kept[:2])


def test_copies_point_to_the_new_name():
    result = unique([loaded("one", id="n"), loaded("two", id="n"), loaded("one", id="n", path="b.txt")])
    assert result.copies[0].kept is result.kept[0].report


items = st.builds(
    loaded,
    st.sampled_from(["one", "two", "three"]),
    id=st.sampled_from([None, "a", "b"]),
    path=st.sampled_from(["p", "q"]),
    outlet=st.sampled_from([None, "Ridge Post"]),
    published=st.sampled_from([None, date(2031, 2, 3)]),
)


@given(st.lists(items, max_size=8).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_inputs_does_not_matter(orders):
    one, two = map(unique, orders)
    assert sorted(item.report.id for item in one.kept) == sorted(item.report.id for item in two.kept)
    assert {item.report for item in one.kept} == {item.report for item in two.kept}
    assert len({item.report.id for item in one.kept}) == len(one.kept)
    assert len(one.kept) + len(one.copies) == len(orders[0])
