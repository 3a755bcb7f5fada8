"""Which events a report tells of: type, day, place, parts, status, and what stands apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model import Event, Extraction
from counterclaim.spans import spans_of

Extract = Callable[..., Extraction]
DAY = date(2022, 1, 23)  # a Sunday

TYPES = [
    ("A car bomb exploded outside a bank in Mosul on Friday.", "Remote explosive/landmine/IED"),
    ("A suicide bomber blew himself up at a checkpoint in Kirkuk on Saturday.", "Suicide bomb"),
    ("An air strike on a market in Idlib killed nine civilians on Saturday.", "Air/drone strike"),
    ("Shelling hit two houses in Aleppo on Friday.", "Shelling/artillery/missile attack"),
    ("Gunmen kidnapped eleven pupils from a school in Kaduna on Friday.", "Abduction/forced disappearance"),
    ("A mutiny broke out at the prison in Mosul on Friday and four guards were killed.", "Prison break"),
    ("Militants stormed the central prison of Goma on Friday and freed inmates.", "Prison break"),
    ("Two soldiers died in clashes with rebels near Goma on Saturday.", "Armed clash"),
    ("The mayor of Cali was assassinated on Friday by two men on a motorcycle.", "Attack"),
    ("Rebels set fire to a clinic in Goma on Friday.", "Arson"),
    ("Five passengers were taken hostage on a bus near Kabul on Friday.", "Hostage taking"),
    ("A grenade thrown at a police post in Quetta wounded two constables on Friday.", "Grenade"),
    ("Armed men hijacked a plane in Bogota on Friday.", "Hijacking"),
    ("Police fired tear gas at a protest in Nairobi on Friday.", "Protest with intervention"),
    ("The army retook the town of Bama on Friday.", "Government regains territory"),
    ("Thousands joined a protest in Nairobi on Saturday.", "Peaceful protest"),
    ("Police shot dead two demonstrators in Nairobi on Friday.", "Excessive force against protesters"),
    ("The toll in Goma has risen to 36, doctors said.", "Armed clash"),
    ("Armed men looted the market of Goma on Friday.", "Looting/property destruction"),
    ("Masked men took away two peasants near Goma on Friday.", "Abduction/forced disappearance"),
    ("A restaurant in Goma was burned on Friday by unknown men.", "Arson"),
]  # fmt: skip

DAYS = [
    ("Gunmen attacked a village near Goma on Friday, killing three farmers.", date(2022, 1, 21)),
    ("Gunmen attacked a village near Goma, killing three farmers, police said on Sunday.", None),
    ("The minister on Sunday offered a reward over a bomb attack that killed two men in Goma.", None),
    ("A mall near Goma was shaken on Sunday by a bomb that killed three people.", date(2022, 1, 23)),
    ("A convoy left the road on Sunday after hitting a mine near Goma. Three men died.", date(2022, 1, 23)),
    ("Police on Sunday cleared a house hit by a rocket fired at Goma on Friday.", date(2022, 1, 21)),
    ("A bomb killed two men in a shop located in Goma on Friday.", date(2022, 1, 21)),
    ("The decrees were issued on 21 January, the same day a bomb killed two men.", date(2022, 1, 21)),
    ("GOMA, Jan 22 (Agency) - Gunmen attacked a village on Thursday.", date(2022, 1, 20)),
    ("On Friday soldiers entered Goma. A bomb killed two of the men.", date(2022, 1, 21)),
    ("Rebels shot three farmers near Goma over the past few hours.", date(2022, 1, 23)),
    ("A bomb went off in Mosul. It happened on Friday morning, a guard said.", date(2022, 1, 21)),
    ("Yesterday a bomb killed a guard in Mosul.", date(2022, 1, 22)),
    (
        "The governor on Saturday offered a reward over the murder of two teachers in Mosul. "
        "The murder took place on Thursday.",
        date(2022, 1, 20),
    ),
    ("Two guards died in an attack in Mosul on Saturday.", date(2022, 1, 22)),
]  # fmt: skip

PLACES = [
    ("BEIRUT (Agency) - A car bomb killed four people in Mosul on Friday, officials said.", "Mosul"),
    ("A bomb killed four people in the city of Mosul, residents told a reporter in Baghdad.", "Mosul"),
    ("The governor of Baghdad said that a bomb had killed four people in Mosul.", "Mosul"),
    ("An attack on a base near Goma killed two soldiers. The wounded were flown to Kinshasa.", "Goma"),
    ("KABUL, Afghanistan (Agency) - A bomb killed four people here on Friday, police said.", "KABUL"),
    ("Four people died in the Mosul bombing on Friday, Iraqi police said.", "Mosul"),
    ("Iraqi envoys spoke of Mosul, where a bomb killed nine Iraqi clerks on Friday.", "Mosul"),
    (
        "Iraqi police said a bomb killed four clerks on Friday. Talks that were to open in Geneva, "
        "Switzerland, were put off. Offices all over Iraq closed.",
        "Iraq",
    ),
    (
        "The Iraqi minister condemned the murder of nine clerks on Friday. An Iraqi envoy in Geneva, "
        "Switzerland, who was asked about the murder, spoke of a crime. Offices all over Iraq closed.",
        "Iraq",
    ),
]  # fmt: skip

STATUSES = [
    ("The group plans to attack the embassy in Mosul on Monday.", "planned"),
    ("Police foiled a car bomb attack on the embassy in Mosul on Friday.", "foiled"),
    ("Rebels allegedly attacked a village near Goma on Friday.", "alleged"),
    ("Rebels attacked a village near Goma on Friday.", "occurred"),
    ("The consulate in Mosul closed on Friday after a bomb threat against the building.", "planned"),
    ("The mayor of Goma may have been murdered by rebels on Friday.", "alleged"),
    ("Rebels can attack at will; on Friday they killed nine men in Goma.", "occurred"),
    ("The men who had planned the attack of Friday in Goma are known.", "occurred"),
    ("Rebels planned to murder the mayor of Goma on Friday.", "planned"),
]


def main(extraction: Extraction) -> Event:
    """Return the event that a report is about."""
    assert extraction.events
    return extraction.events[0]


@pytest.mark.parametrize(("text", "subtype"), TYPES)
def test_type_of_the_main_event(extract: Extract, text: str, subtype: str) -> None:
    assert main(extract(text, DAY)).subtype == subtype


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day_is_that_of_the_event(extract: Extract, text: str, day: date | None) -> None:
    event = main(extract(text, DAY))
    assert (event.first if event.date_precision == "day" else None) == day


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_place_is_that_of_the_event(extract: Extract, text: str, name: str) -> None:
    place = main(extract(text, DAY)).place
    assert place is not None
    assert place.text == name


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(extract: Extract, text: str, status: str) -> None:
    assert main(extract(text, DAY)).status == status


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels allegedly attacked a village near Goma on Friday.", "allegedly"),
        ("The group plans to attack the embassy in Mosul on Monday.", "plans"),
        ("Police foiled a car bomb attack on the embassy in Mosul on Friday.", "foiled"),
    ],
)
def test_an_event_says_why_it_has_its_status(extract: Extract, text: str, words: str) -> None:
    found = extract(text, DAY)
    told = [reason for reason in found.reasons if reason.field == "status"]
    assert [(reason.record, reason.words and reason.words.text) for reason in told] == [
        (main(found).id, words)
    ]


def test_other_kinds_of_the_same_day_and_place_are_parts(extract: Extract) -> None:
    events = extract(
        "Militants stormed the prison in Mosul on Thursday. The assault began when a suicide bomber blew "
        "himself up at the gate. On Friday an air strike hit a house in Mosul, killing three militants.",
        DAY,
    ).events
    assert [event.subtype for event in events] == ["Prison break", "Suicide bomb", "Air/drone strike"]
    assert [event.part_of for event in events] == [None, events[0].id, events[0].id]


def test_an_attack_in_another_country_stands_alone(extract: Extract) -> None:
    events = extract(
        "Rebels attacked a base in Goma on Thursday, killing nine soldiers. Goma was calm later. "
        "In Kampala, rebels killed two soldiers in an ambush on Friday.",
        DAY,
    ).events
    assert [event.place.country for event in events if event.place] == ["CD", "UG"]
    assert [event.part_of for event in events] == [None, None]


def test_what_happened_long_ago_stands_alone(extract: Extract) -> None:
    events = extract(
        "A bomb killed four people in Mosul on Friday. "
        "In March 2019 an air strike in Mosul killed thirty people.",
        DAY,
    ).events
    assert [event.first for event in events] == [date(2022, 1, 21), date(2019, 3, 1)]
    assert events[1].part_of is None


def test_a_report_about_an_old_event_has_it_as_the_main_one(extract: Extract) -> None:
    event = main(extract("On 3 June 2021 soldiers killed nine villagers near Goma. Five were women.", DAY))
    assert event.first == date(2021, 6, 3)


def test_what_follows_in_the_text_takes_nothing_from_the_first_attack(extract: Extract) -> None:
    events = extract(
        "A mutiny in the prison of Mosul on Thursday was followed by an attack on Friday on a base near "
        "Kirkuk, in which six soldiers were killed.",
        DAY,
    ).events
    assert [(event.first, event.place and event.place.text) for event in events] == [
        (date(2022, 1, 20), "Mosul"),
        (date(2022, 1, 21), "Kirkuk"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The march to the church began in March.",
        "The ministry opened a school.",
        "Violence never solves anything.",
        "The talks were long. The hall was full. The mood was good. The rebels' bombing was no help.",
    ],
)
def test_no_event(extract: Extract, text: str) -> None:
    assert extract(text, DAY).events == ()


def test_undated_reports_keep_unknown_days(extract: Extract) -> None:
    event = main(extract("Gunmen attacked a village near Goma, killing three farmers."))
    assert (event.first, event.last, event.date_precision) == (None, None, "unknown")


def test_claims_belong_to_the_event_of_their_clause(extract: Extract) -> None:
    found = extract(
        "Rebels attacked a base in Goma on Thursday, killing nine soldiers. "
        "In Kampala, rebels killed two soldiers in an ambush on Friday.",
        DAY,
    )
    goma, kampala = found.events
    assert {claim.low: claim.event for claim in found.claims if claim.kind == "toll"} == {
        9: goma.id,
        2: kampala.id,
    }


ASIDES = [
    ("Gunmen killed three farmers near Goma on Friday. Police arrested two suspects.", "Arrests"),
    ("A bomb killed nine people in Mosul on Friday. Police captured two suspects.", "Arrests"),
    ("A bomb killed nine people in Mosul on Friday. Four of the bombers surrendered.", "Surrender"),
    ("Shelling killed nine people in Aleppo on Friday. Some 300 villagers fled.", "Displacement"),
]


@pytest.mark.parametrize(("text", "subtype"), ASIDES)
def test_what_follows_on_violence_is_a_part_of_its_own_kind(
    extract: Extract, text: str, subtype: str
) -> None:
    found = extract(text, DAY)
    attack, aside = found.events
    assert (aside.subtype, aside.part_of, aside.first) == (subtype, attack.id, attack.first)
    assert [claim.event for claim in found.claims if claim.kind == "toll"] == [attack.id, aside.id]


def test_what_follows_on_another_day_has_no_day_of_the_attack(extract: Extract) -> None:
    attack, aside = extract(
        "Gunmen killed three farmers near Goma on Thursday. On Saturday police arrested two suspects.", DAY
    ).events
    assert (attack.first, aside.first, aside.date_precision) == (date(2022, 1, 20), None, "unknown")
    assert aside.place == attack.place


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kidnapped eleven pupils near Kaduna on Friday. Three pupils were released.",
        "Militants stormed the prison of Goma on Friday. Nine inmates were recaptured.",
        "Rebels attacked a base near Goma on Friday. They captured nine soldiers.",
    ],
)
def test_people_freed_or_caught_again_and_prisoners_stay_with_the_event(extract: Extract, text: str) -> None:
    found = extract(text, DAY)
    assert {claim.event for claim in found.claims if claim.kind == "toll"} == {found.events[0].id}
    assert len(found.events) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([*(text for text, _ in (*TYPES, *DAYS, *PLACES)), "“N’Djaména”…", "\n\n", "- 🙂 -"]),
        max_size=5,
    )
)  # fmt: skip
def test_events_quote_the_text_and_refer_to_each_other(extract: Extract, sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = extract(text, DAY)
    ids = [event.id for event in found.events]
    assert len(set(ids)) == len(ids)
    assert all(event.part_of is None or event.part_of in ids for event in found.events)
    assert all(claim.event is None or claim.event in ids for claim in found.claims)
    assert all(text[span.start : span.end] == span.text for span in spans_of(found))


ABROAD = """BEIRUT, Lebanon, Jan 22 (Agency) - A Syrian rights group condemned the killing of four teachers.
The Syrian army denied that its soldiers had shot them, and the Syrian government promised an inquiry."""


def test_reporter_abroad(extract: Extract) -> None:
    """A dateline in another country than the report speaks of is not where it happened."""
    places = [event.place for event in extract(ABROAD, DAY).events if event.place is not None]
    assert {(place.country, place.precision) for place in places} == {("SY", "country")}
    named = extract(ABROAD + " Schools all over Syria closed for a day.", DAY).events
    assert {event.place.text for event in named if event.place is not None} == {"Syria"}


NO_EVENTS = [
    "The rebels accepted a cease-fire on Friday, officials in Kabul said.",
    "The minister pledged on Friday to fight corruption and poverty in Kabul.",
    "Attacks on journalists worry editors, a union said.",
    "The army showed rockets and explosives to reporters.",
    "On Friday police near Kabul seized 12 rifles, a mortar and 3 grenades.",
    "Officials spoke for an hour. They went on to trade. Many of them said so. A bomb is a risk.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_EVENTS)
def test_no_single_deed(extract: Extract, text: str) -> None:
    """A truce, a cause, a kind of deed, weapons at rest or seized and passing words are no events."""
    assert extract(text, DAY).events == ()


def test_fuller_words_for_one_thing(extract: Extract) -> None:
    """A device or a thing named twice in one event is listed by its fuller name."""
    text = "A car bomb exploded outside a police station in Mosul on Friday. The bomb damaged the station."
    (event,) = extract(text, DAY).events
    assert [span.text for span in event.means] == ["car bomb"]
    assert [span.text for span in event.targets] == ["police station"]


def test_what_a_report_of_the_last_days_tells_of_happened_in_them(extract: Extract) -> None:
    text = (
        "Rebels carried out two bomb attacks in the last 48 hours. A bomb at a bank in Goma killed one guard."
        "\n\nIn Bukavu a grenade wounded three women."
    )
    days = {(event.first, event.last) for event in extract(text, DAY).events}
    assert days == {(date(2022, 1, 21), date(2022, 1, 23))}


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("A bomb killed a guard in Mosul on Friday.", "told with it", "Friday"),
        ("A bomb killed a guard in Mosul. It happened on Friday.", "told beside it or right after", "Friday"),
        ("On Friday troops entered Goma. A bomb killed two men.", "told right before it", "Friday"),
        ("A bomb killed a guard in Mosul.", "no day told: done by publication, and no old story", None),
    ],
)
def test_an_event_says_why_it_has_its_day(extract: Extract, text: str, rule: str, words: str | None) -> None:
    extraction = extract(text, DAY)
    (why,) = (reason for reason in extraction.reasons if reason.record == extraction.events[0].id)
    assert (why.field, why.rule, why.words and why.words.text) == ("date", rule, words)


def test_people_counted_far_from_any_event_are_of_the_only_one(extract: Extract) -> None:
    """In the next sentence they are of the event just told; later on of none, where there are several."""
    first = (
        "A bomb exploded at a bank in Goma on Friday. Two guards were hurt. Shops closed. Roads were empty."
    )
    second = "On Monday gunmen attacked a bus in Kinshasa. Three women were hurt. Trains ran. Schools opened."
    last = " Officials said four boys were hurt."

    def named(text: str) -> list[int | None]:
        extraction = extract(text, DAY)
        known: dict[str | None, int] = {event.id: rank for rank, event in enumerate(extraction.events)}
        return [known.get(claim.event) for claim in extraction.claims]

    assert named(f"{first}{last}") == [0, 0]
    assert named(f"{first}\n\n{second}{last}") == [0, 1, None]
