"""Every component that can be switched off is there, and switching it off changes something."""

from __future__ import annotations

import pkgutil

import pytest

from benchmarks.ablations import CLAIMS, COMPONENTS, Component
from counterclaim.model import Reading


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_what_is_switched_off_exists(component: Component) -> None:
    for target, _ in component.replaced:
        assert callable(pkgutil.resolve_name(f"{CLAIMS}{target}"))
    if component.emptied is not None:
        assert component.emptied in Reading.__struct_fields__
    assert bool(component.replaced) != bool(component.emptied)
