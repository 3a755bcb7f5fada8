import doctest
import importlib
import pkgutil

import pytest

from counterclaim import incidents

MODULES = [name for _, name, _ in pkgutil.iter_modules(incidents.__path__, f"{incidents.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
