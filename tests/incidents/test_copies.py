from hypothesis import given
from hypothesis import strategies as st

from counterclaim.incidents.copies import copies

STORY = (
    "At least nine people were killed when a bomber drove a rickshaw into the gate of the police lines on "
    "Monday. The district officer told reporters that two passers-by were among the dead and that the toll "
    "might still go up. A second bomber was shot before he could enter the compound, the officer said."
)
EDITED = STORY.replace("drove a rickshaw into", "rammed the front").replace("the officer said", "he added")
OTHER = (
    "Heavy rain swept away two bridges in the valley at the weekend and left several villages without power, "
    "the provincial council said in a notice, asking drivers to stay off the main road until it is repaired."
)


def test_an_edited_copy_is_mapped_to_the_earliest(make):
    reports = [make.report("b", text=EDITED), make.report("a", text=STORY), make.report("c", text=OTHER)]
    assert copies(reports) == {"a": "a", "b": "a", "c": "c"}


def test_texts_without_words_are_no_trouble(make):
    assert set(copies([make.report("a", text=""), make.report("b", text="...")])) == {"a", "b"}


def test_no_reports_have_no_copies():
    assert copies([]) == {}


def test_copies_are_found_among_many_that_share_a_phrase(make):
    phrase = "The ministry of defence said in a statement on Monday that"
    others = [
        make.report(f"o{i}", text=f"{phrase} {' '.join(f'w{i}x{k}' for k in range(60))}") for i in range(50)
    ]
    pair = [make.report("y", text=f"{phrase} {STORY}"), make.report("z", text=f"{phrase} {EDITED}")]
    found = copies([*others, *pair])
    assert found.pop("z") == "y"
    assert all(report == first for report, first in found.items())


@given(st.permutations(["a", "b", "c", "d"]))
def test_order_makes_no_difference(make, order):
    texts = {"a": STORY, "b": EDITED, "c": OTHER, "d": STORY}
    assert copies([make.report(key, text=texts[key]) for key in order]) == {
        "a": "a",
        "b": "a",
        "c": "c",
        "d": "a",
    }
