"""Small files of numbers that ship with the package."""

from __future__ import annotations

import msgspec
import pytest

from counterclaim.errors import ResourceError
from counterclaim.resources import bias, confidence, linking, parameters


@pytest.mark.parametrize("module", [bias, confidence, linking])
def test_what_ships_can_be_read(module):
    assert msgspec.structs.asdict(module.load())


def test_a_file_of_another_shape_is_told_with_what_to_do():
    with pytest.raises(ResourceError, match=r"linking\.toml: its numbers cannot be read.*install"):
        parameters.read("linking.toml", confidence.ConfidenceWeights)
