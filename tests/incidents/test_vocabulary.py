from hypothesis import given
from hypothesis import strategies as st

from counterclaim.incidents.vocabulary import Vocabulary

TEXTS = (
    "On Monday men from Qadir attacked the Pakistani village of Belora, said Umar.",
    "The dead of Belora were buried on Friday. Thus ends the raid.",
    "A raid elsewhere. We thus wait for the hope of Umar.",
)


def vocabulary(make, texts=TEXTS):
    return Vocabulary([make.report(f"r{i}", text=text) for i, text in enumerate(texts)], make.registry)


def test_names_are_what_has_a_capital_inside_a_sentence_but_no_country_nor_day(make):
    assert vocabulary(make).names(TEXTS[0]) == {"qadir", "belora", "umar"}


def test_a_word_that_opens_a_sentence_is_no_name_for_that(make):
    assert "thus" not in vocabulary(make).names(TEXTS[1])


def test_registered_actors_are_no_names_of_places_or_people(make):
    text = "They said the YPG of Belora left."
    assert vocabulary(make, (text,)).names(text) == {"belora"}


def test_accents_and_capitals_make_no_difference(make):
    found = vocabulary(make, ("They left Zahlé.", "in the town of ZAHLE"))
    assert found.names("Zahlé") == found.names("ZAHLE") == {"zahle"}


def test_a_rarer_name_tells_more(make):
    found = vocabulary(make)
    assert found.rarity("qadir") > found.rarity("belora") > 0.0


def test_common_words_tell_nothing(make):
    texts = tuple(f"the market of town number {i}" for i in range(40))
    found = vocabulary(make, (*texts, "a ferry"))
    assert found.rarity_of_word("market") == 0.0
    assert found.rarity_of_word("ferry") > 0.0


@given(st.permutations(TEXTS))
def test_the_order_of_reports_makes_no_difference(make, texts):
    found, other = vocabulary(make), vocabulary(make, tuple(texts))
    assert [found.names(text) for text in TEXTS] == [other.names(text) for text in TEXTS]
    assert [found.rarity(name) for name in ("umar", "belora")] == [
        other.rarity(name) for name in ("umar", "belora")
    ]


def test_small_words_are_kept_where_a_title_has_them(make):
    report = make.report("r1", title="Two markets burn", text="The market and the harbour of Belora burn.")
    found = Vocabulary([report], make.registry)
    assert found.small_words(report.text) == {"market", "burn"}
