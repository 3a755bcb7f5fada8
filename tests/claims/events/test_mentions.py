"""Which words are mentions of events: phrases, forms, names; and the kind that a title gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model import Extraction

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A suicide bomber attacked Mosul on Friday.", ["suicide bomber", "attacked"]),
        ("Rebels bombed Mosul on Friday, killing two men.", ["bombed", "killing"]),
        ("In March, rebels bombed Mosul.", ["bombed"]),
        ("Soldiers marched home while a bomb exploded in Mosul on Friday.", ["bomb", "exploded"]),
    ],
)
def test_mentions(extract: Extract, text: str, words: list[str]) -> None:
    assert [span.text for event in extract(text, DAY).events for span in event.mentions] == words


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("The envoy spoke of the bombing staged by rebels in Mosul on the mayor.", ["bombing"]),
        ("The envoy spoke of the mayor, murdered by a stranger.", ["murdered"]),
        ("The envoy spoke of mayors who were kidnapped.", []),
        ("The envoy spoke of the mayor who was kidnapped.", ["kidnapped"]),
        ("The envoy spoke of Anna Berg's murder.", ["murder"]),
        ("Rebels set fire to the clinic.", ["set fire"]),
        ("A stranger placed a bomb under the envoy's car.", ["bomb"]),
        ("On Friday several offices were attacked.", ["attacked"]),
        ("Guerrillas strafed the mayor on Friday.", ["strafed"]),
        ("Guerrillas machine-gunned the mayor on Friday.", ["machine-gunned"]),
    ],
)
def test_a_deed_to_somebody_in_particular_is_an_event(extract: Extract, deed: str, words: list[str]) -> None:
    text = "The talks were long. The hall was full. The mood was good. " + deed
    assert [span.text for event in extract(text, DAY).events for span in event.mentions] == words


@pytest.mark.parametrize(
    ("title", "subtype"),
    [
        ("Jail siege enters third day", "Prison break"),
        ("Air strikes kill dozens", "Air/drone strike"),
        ("Toll rises", "Armed clash"),
        (None, "Armed clash"),
    ],
)
def test_the_title_says_what_kind_a_general_event_is(
    extract: Extract, title: str | None, subtype: str
) -> None:
    (event,) = extract("Sixty people were killed in Mosul on Friday.", DAY, title=title).events
    assert event.subtype == subtype
