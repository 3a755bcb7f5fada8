from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import errors
from counterclaim.errors import CounterclaimError


def every_error() -> list[type[CounterclaimError]]:
    found, waiting = [], [CounterclaimError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting.extend(kind.__subclasses__())
    return [kind for kind in found if kind.__module__ == errors.__name__]


words = st.text(max_size=30)


@given(what=words, where=st.none() | words, remedy=st.none() | words)
def test_a_message_is_one_line_with_what_where_and_remedy(
    what: str, where: str | None, remedy: str | None
) -> None:
    error = CounterclaimError(what, where=where, remedy=remedy)
    assert str(error) == error.line()
    assert len(error.line().splitlines()) <= 1
    for part in (what, where, remedy):
        assert " ".join((part or "").split()) in error.line()


@pytest.mark.parametrize("kind", every_error())
def test_an_error_survives_the_way_from_another_process(kind: type[CounterclaimError]) -> None:
    error = kind("it broke", where="a.txt:3", remedy="mend it")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.line()) == (kind, "a.txt:3: it broke; mend it")


def test_the_tree_in_the_docstring_names_every_error() -> None:
    assert errors.__doc__ is not None
    assert all(f" {kind.__name__} " in errors.__doc__ for kind in every_error())


def test_exit_codes_are_those_of_the_command_line() -> None:
    assert {kind.__name__: kind.exit_code for kind in every_error()} == {
        "CounterclaimError": 1,
        "InputError": 3,
        "SettingsError": 2,
        "ResourceError": 4,
        "RecordError": 5,
        "UnknownIdError": 5,
        "OutputError": 1,
        "PluginError": 2,
    }
