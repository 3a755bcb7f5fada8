"""Names across spellings, and how much they speak for one person."""

from __future__ import annotations

import pytest

from counterclaim.undercount.matching.names import sound, words
from counterclaim.undercount.matching.spelling import Spellings

COMMON = [
    f"Mohammed {one}{other}i" for one in ("Bar", "Tel", "Gon", "Dur") for other in ("as", "ov", "un", "el")
]


@pytest.fixture
def spellings():
    return Spellings([*COMMON, *COMMON, "Besnik Kastrori", "Hassan Kastrori"])


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-Ḥasan, Aḥmad b. ʿAlī", ("hasan", "ahmad", "ali")),
        ("Đorđe Łukić", ("dorde", "lukic")),
        ("Li Bo", ("li", "bo")),
        ("محمد علي", ("محمد", "علي")),
        ("", ()),
    ],
)
def test_names_are_folded_to_words(name, folded):
    assert words(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("muhammad", "mohamed"),
        ("yousef", "jusuf"),
        ("fatimah", "fatma"),
        ("khaled", "halid"),
        ("qasim", "kassem"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound(one) == sound(other)


def test_other_scripts_sound_as_they_are_written():
    assert sound("محمد") == "محمد"


def test_order_and_spelling_cost_little_and_a_missing_word_little_more(spellings):
    same, turned, spelled, shorter = (
        spellings.compare("Mohammed Besnik Kastrori", other).bits
        for other in (
            "Mohammed Besnik Kastrori", "Kastrori Mohammed Besnik", "Muhamed Besnik Castrory",
            "Besnik Kastrori",
        )
    )  # fmt: skip
    assert same == turned > spelled > 0
    assert same > shorter > 0


def test_a_rare_name_says_more_than_a_common_one(spellings):
    common = spellings.compare("Mohammed", "Mohammed").bits
    assert spellings.compare("Besnik", "Besnik").bits > common + 3


def test_a_word_that_contradicts_outweighs_a_family_name(spellings):
    names = spellings.compare("Besnik Kastrori", "Hassan Kastrori")
    assert names.bits < 0
    assert names.may_be_kin
    assert not spellings.compare("Besnik Kastrori", "Bessnik Kastrori").may_be_kin


def test_words_written_apart_are_one(spellings):
    names = spellings.compare("Abdul Rahman Telas", "Abdulrahman Telas")
    assert names.reason.startswith("2 of 2 words of the name agree")
