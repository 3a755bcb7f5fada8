import pytest

from counterclaim.incidents.names import head, singular, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("SDF fighters", "fighter"),
        ("members of the Syrian Democratic Forces", "member"),
        ("its forces", "force"),
        ("the men who stormed the gate", "man"),
        ("", ""),
        (None, ""),
    ],
)
def test_head_is_the_noun_before_the_first_preposition(name, expected):
    assert head(name) == expected


def test_words_drop_articles_and_possessives():
    assert words("the army’s U.N. base") == ("army", "un", "base")


@pytest.mark.parametrize("word", ["police", "virus", "gas", "people"])
def test_singular_leaves_singulars_alone(word):
    assert singular(word) == word
