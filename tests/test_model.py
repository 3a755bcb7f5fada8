"""Every record survives JSON; identifiers derive from content; a span quotes its text."""

from __future__ import annotations

import inspect
import json
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import model
from counterclaim.model import Extraction, Place, Record, Span, When, content_id, quote
from counterclaim.spans import spans_of

RECORDS = sorted(
    {kind for _, kind in inspect.getmembers(model, inspect.isclass) if issubclass(kind, Record)} - {Record},
    key=lambda kind: kind.__name__,
)
PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(-180, 180),
    bool: st.booleans(),
    date: st.dates(),
}


def made(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Make records of a kind from its annotated types, tuples kept short."""
    hints = {field.name: field.type for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **{name: value(hint) for name, hint in hints.items()})


def value(hint: object) -> st.SearchStrategy[object]:
    origin, arguments = getattr(hint, "__origin__", None), getattr(hint, "__args__", ())
    if isinstance(hint, type) and issubclass(hint, Record):
        return made(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(value(arguments[0]), max_size=1).map(tuple)
    if type(None) in arguments:
        (inner,) = [argument for argument in arguments if argument is not type(None)]
        return st.none() | value(inner)
    if origin is tuple:
        return st.tuples(*map(value, arguments))
    return PLAIN[hint] if hint in PLAIN else st.sampled_from(arguments)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_record_survives_json(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(made(kind))
    encoded = msgspec.json.encode(record)
    assert msgspec.json.decode(encoded, type=kind) == record
    assert msgspec.json.encode(msgspec.json.decode(encoded, type=kind)) == encoded
    hash(record)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_an_unknown_key_is_refused(kind: type[Record], data: st.DataObject) -> None:
    plain = json.loads(msgspec.json.encode(data.draw(made(kind)))) | {"unheard_of": 1}
    with pytest.raises(msgspec.ValidationError, match="unheard_of"):
        msgspec.convert(plain, kind)


# ---------------------------------------------------------------- identifiers
parts = st.lists(st.none() | st.text(max_size=8) | st.integers(), max_size=5)


@given(parts, parts)
def test_an_id_is_that_of_its_content(one: list[object], other: list[object]) -> None:
    first, second = content_id("c", *one), content_id("c", *other)
    assert len(first) == 18
    assert first == content_id("c", *one)
    shown = [["" if part is None else str(part) for part in listed] for listed in (one, other)]
    if not any("\x1f" in part for listed in shown for part in listed) and len(one) == len(other):
        assert (first == second) == (shown[0] == shown[1])


def test_ids_are_the_same_on_every_machine() -> None:
    assert content_id("c", "report", 3, None, "é") == "c_89c1e4b7689e1a30"


# ---------------------------------------------------------------- spans
@given(st.text(max_size=40), st.data())
def test_a_quote_is_what_stands_there(whole: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    assert quote(whole, start, end) == Span(start=start, end=end, text=whole[start:end])


def _spans_anywhere(item: object) -> set[tuple[int, int]]:
    if isinstance(item, Record):
        start, end = getattr(item, "start", None), getattr(item, "end", None)
        own = {(start, end)} if isinstance(start, int) and isinstance(end, int) else set()
        return own.union(*(_spans_anywhere(getattr(item, name)) for name in item.__struct_fields__))
    return set().union(*map(_spans_anywhere, item)) if isinstance(item, tuple) else set()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made(Extraction))
def test_spans_of_yields_everything_that_quotes(extraction: Record) -> None:
    assert isinstance(extraction, Extraction)
    yielded = list(spans_of(extraction))
    assert all(isinstance(span, Span | Place | When) for span in yielded)
    assert {(span.start, span.end) for span in yielded} == _spans_anywhere(extraction)
