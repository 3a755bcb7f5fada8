from pathlib import Path

import pytest

from counterclaim.reports.intake import Fault, Options, read_reports

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"


@pytest.fixture
def read():
    """Read inputs: reports, messages of what was not read, and notes."""

    def call(*inputs, **options):
        found = list(read_reports([str(path) for path in inputs], Options(**options)))
        faults = [item for item in found if isinstance(item, Fault)]
        return (
            [item for item in found if not isinstance(item, Fault)],
            [item.message for item in faults if item.fatal],
            [item.message for item in faults if not item.fatal],
        )

    return call


@pytest.fixture
def read_one(read):
    """Read inputs that are one report without a fault or note."""

    def call(*inputs, **options):
        (loaded,), faults, notes = read(*inputs, **options)
        assert (faults, notes) == ([], [])
        return loaded.report

    return call


@pytest.fixture
def refuse(read):
    """Read inputs that are no report but one message, and return it."""

    def call(*inputs, **options):
        reports, (message,), _ = read(*inputs, **options)
        assert reports == []
        assert "\n" not in message
        return message

    return call


@pytest.fixture
def hostile():
    return HOSTILE
