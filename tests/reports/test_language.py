import pytest

from counterclaim.reports.language import identify

ENGLISH = "Gunmen stormed the customs post at Varna Ridge overnight, killing three guards, the governor said."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Trois gardes ont été tués et cinq blessés dans l'attaque du poste, a déclaré le gouverneur.", "fr"),
        ("TROIS GARDES ONT ETE TUES ET CINQ BLESSES DANS L'ATTAQUE DU POSTE, A DIT LE GOUVERNEUR.", "fr"),
        ("قال متحدث باسم الشرطة إن سبعة أشخاص قتلوا في انفجار قرب سوق البلدة يوم الثلاثاء", "ar"),
        ("Three killed.", None),
        ("", None),
        ("12 + 7 = 19 --- *** --- 2022/01/23 ... 3,500 (39) 70% 12 + 7 = 19 --- *** --- 2022", None),
        ("\U0001f600" * 100, None),
    ],
)  # fmt: skip
def test_identify(text, language):
    assert identify(text) == language


def test_a_report_full_of_foreign_names_is_never_left_unread():
    names = (
        "Fighters of Jaysh al-Sharqiya held Tell Abu Rasayn, al-Buwayda and Umm al-Qasab, Abdulrahman"
        " al-Hamid of the Orvelia observatory said, while Ahrar al-Jabal withdrew to Kafr Zuwayna."
    )
    assert identify(names) in (None, "en")
    assert identify(f"{names} {ENGLISH}") == "en"
