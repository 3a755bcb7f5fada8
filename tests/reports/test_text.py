import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim.errors import InputError, SettingsError
from counterclaim.reports.text import check_encoding, decode, is_binary

CHARS = st.text(st.characters(exclude_categories=["Cs"]))


@given(CHARS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_and_utf8_text_comes_back_unchanged(text, encoding):
    assume(not is_binary(text) and not text.startswith(("\ufeff", "%PDF-", "PK\x03", "\0")))
    assert decode(text.encode(encoding), None, "x") == (text, [])


@given(CHARS, st.sampled_from(["utf-8", "utf-16-le", "gb18030"]))
def test_told_encodings_are_believed(text, encoding):
    assume(not is_binary(text) and not text.startswith("\ufeff"))
    data = text.encode(encoding)
    assume(not data.startswith((b"%PDF-", b"PK\x03\x04", b"\x1f\x8b")))
    assert decode(data, encoding, "x") == (text, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le gouverneur d'Orvélie a déclaré que trois gardes ont été tués près du café.", "cp1252"),
        ("José Peña and “Kössi” were seen at Varna Ridge, the army’s spokesman said.", "cp1252"),
        ("Семь солдат погибли при нападении на военный пост у границы, сообщила армия.", "cp1251"),
        ("قتل سبعة جنود في هجوم على نقطة عسكرية قرب الحدود وقال الجيش إن المهاجمين فروا", "cp1256"),
    ],
)
def test_other_encodings_are_guessed_and_the_guess_is_told(text, encoding):
    found, notes = decode(text.encode(encoding), None, "x")
    assert found == text
    assert notes == [f"its encoding was guessed as {encoding}; tell it if letters look wrong"]


def test_a_wrongly_told_encoding_is_no_reason_to_change_the_text():
    with pytest.raises(InputError, match=r"x: is not ascii .* tell its encoding"):
        decode("é".encode(), "ascii", "x")


@pytest.mark.parametrize("name", ["no-such-code", "hex", "undefined", "utf\0"])
def test_names_that_are_no_encoding_are_refused(name):
    with pytest.raises(SettingsError, match="is not a text encoding; give a name like"):
        check_encoding(name)
