"""What users can type, set, replace or meet as an error is documented; the examples in docstrings hold."""

from __future__ import annotations

import doctest
import pkgutil
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import typer
from cogapp import Cog

import counterclaim
from counterclaim import errors, plugins
from counterclaim.cli.app import app
from counterclaim.errors import CounterclaimError
from counterclaim.outputs import tables
from counterclaim.settings import Settings

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def _read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_command_line_reference_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert Cog().main(["cog", "--check", "docs/cli.md"]) == 0, "write it anew with: cog -r docs/cli.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = _read("cli.md").partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name} {parameter.name} has no help"
        assert all(f"\n  {option} " in section for option in parameter.opts if option.startswith("--"))


def test_every_module_that_the_architecture_names_is_there() -> None:
    rooms = _read("architecture.md").partition("## Where is what")[2].partition("## Decisions")[0]
    named = {Path(name).name for name in re.findall(r"`([\w/]+\.py)`", rooms)}
    folders = ("src", "benchmarks", "training")
    assert named <= {path.name for folder in folders for path in (ROOT / folder).rglob("*.py")}


def test_every_error_and_exit_code_is_documented() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, CounterclaimError)
    ]
    for kind in kinds:
        assert f"`{kind.__name__}`" in _read("cli.md")
        assert f"\n| {kind.exit_code} | " in _read("cli.md")


def _toml(value: bool | int) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:_}"


def test_every_setting_and_its_default_is_documented() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", _read("settings.md"), re.MULTILINE))
    defaults = {field.name: field.default for field in msgspec.structs.fields(Settings)}
    assert rows.keys() == defaults.keys()
    for name, default in defaults.items():
        assert rows[name] == ("ours" if default is None else f"`{_toml(default)}`")


def test_the_example_settings_are_settings() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", _read("settings.md"), re.DOTALL)
    msgspec.convert(tomllib.loads(example), Settings)


@pytest.mark.parametrize("column", sorted({*tables.CLAIMS, *tables.FIGURES, *tables.INCIDENTS}))
def test_every_export_column_is_documented(column: str) -> None:
    assert f"`{column}`" in _read("exports.md")


@pytest.mark.parametrize("point", get_args(plugins.Point))
def test_every_extension_point_is_documented(point: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", _read("plugins.md"), re.MULTILINE))
    assert hasattr(plugins, rows[point])


def test_the_example_extractor_is_one() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", _read("plugins.md"), re.DOTALL)
    names: dict[str, type] = {}
    exec(compile(example, "plugins.md", "exec"), names)
    assert names["Quiet"].version == "quiet-1"  # type: ignore[attr-defined]


def _modules() -> list[str]:
    found = pkgutil.walk_packages(counterclaim.__path__, "counterclaim.")
    return [module.name for module in found if "migrations" not in module.name]


@pytest.mark.parametrize("name", _modules())
def test_the_examples_of_docstrings_hold(name: str) -> None:
    assert doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


def test_links_between_documents_lead_somewhere() -> None:
    for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
