"""The rules of the house that no linter checks: names, lengths, pins, what may not stand in any file."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import tokenize
import tomllib
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import cast, get_args

import pytest

import counterclaim
from counterclaim import cli, model, plugins
from counterclaim.outputs.schema import contract_schema

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "counterclaim"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE, MAX_FUNCTION, MEDIAN_FUNCTION = 400, 40, 10  # lines, and lines of code


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


# ---------------------------------------------------------------- lengths
def _code_lines(source: str) -> set[int]:
    """Numbers of the lines that hold code, comments and docstrings apart."""
    skipped = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skipped:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines.difference_update(_lines_of(node))
    return lines


def _lines_of(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _functions(path: Path) -> dict[str, int]:
    """Code lines of each function of a module, by its name and line."""
    source = path.read_text(encoding="utf-8")
    code = _code_lines(source)
    return {
        f"{_name(path)}:{node.lineno} {node.name}": len(code.intersection(_lines_of(node)))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_modules_are_short_enough_to_read() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MAX_MODULE} == {}


def test_functions_are_short() -> None:
    lengths = {name: length for path in MODULES for name, length in _functions(path).items()}
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION} == {}
    assert median(lengths.values()) < MEDIAN_FUNCTION


# ---------------------------------------------------------------- public names
def test_public_names() -> None:
    assert cli.__all__ == ["main"]
    assert [name for name in vars(counterclaim) if name.isupper() or name == "__version__"] == ["__version__"]
    assert PROJECT["project"]["version"] == counterclaim.__version__
    assert set(get_args(plugins.Point)) == {
        "extractors", "gazetteers", "reconcilers", "exporters", "stores", "engines",
    }  # fmt: skip


def _module_of(made: object) -> object:
    return getattr(made, "__module__", None)


def test_the_records_are_those_of_the_vocabulary() -> None:
    made_here = {
        name
        for name, made in vars(model).items()
        if str(getattr(made, "__module__", "")).startswith(f"{model.__name__}.")
    }
    assert {name for name in made_here if name[0].isupper()} == {
        "Record", "Span", "Report", "Place", "When", "Number", "ActorMention", "Token", "Sentence", "Reading",
        "Attribution", "EventActor", "EventTarget", "Event", "Source", "People", "Agent", "Claim", "Reason",
        "Rejection", "Extraction", "ReportClaims", "VictimGroup", "LedgerEntry", "ClaimWeight", "DayFigure",
        "Figure", "Related", "Incident", "Dossier",
    }  # fmt: skip
    assert {name for name in made_here if name[0].islower()} == {"content_id", "name_of", "quote"}


OURS = {
    "extractors": {"rules": "counterclaim.claims.extractor:RuleExtractor"},
    "gazetteers": {"geonames": "counterclaim.resources.gazetteer:Gazetteer"},
    "reconcilers": {"codebook": "counterclaim.reconcile.rules:figures"},
    "exporters": {"tables": "counterclaim.outputs.tables:export"},
    "stores": {"sqlite": "counterclaim.record.store:Store"},
    "engines": {"local": "counterclaim.engines.local:LocalEngine"},
}


def test_ours_are_registered_like_anybody_elses() -> None:
    declared = PROJECT["project"].get("entry-points", {})
    assert declared == {f"counterclaim.{point}": ours for point, ours in OURS.items()}
    for point, ours in OURS.items():
        for name, where in ours.items():
            module, _, attribute = where.partition(":")
            assert plugins.load(cast(plugins.Point, point), name) is getattr(import_module(module), attribute)


# ---------------------------------------------------------------- generated files
def test_the_published_schema_is_current() -> None:
    published = (ROOT / "docs" / "schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == contract_schema(), "write it with: counterclaim schema > docs/schema.json"


# ---------------------------------------------------------------- pins
PIN = re.compile(
    r"^([a-zA-Z0-9._-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    without_notes = re.sub(r"^\s*#.*\n", "", text, flags=re.M)
    assert PIN.sub("", without_notes).strip() == "", f"{name} has a line that is no pin with hashes"
    return {_canonical(package): version for package, version, _ in PIN.findall(without_notes)}


def _wanted(requirements: list[str]) -> dict[str, str]:
    pairs = [requirement.split("==") for requirement in requirements]
    return {_canonical(package): version for package, version in pairs}


def test_every_pin_has_hashes_and_agrees_with_the_project() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    run, dev = _locked("requirements.lock"), _locked("requirements-dev.lock")
    needed = _wanted([*PROJECT["project"]["dependencies"], *extras["build"]])
    assert {name: run.get(name) for name in needed} == needed
    needed_to_test = _wanted(extras["dev"])
    assert {name: dev.get(name) for name in needed_to_test} == needed_to_test
    assert {name: dev.get(name) for name in run} == run
    assert _locked("requirements-pip.lock").keys() == {"pip"}
    assert _wanted(PROJECT["build-system"]["requires"]).items() <= run.items()


# ---------------------------------------------------------------- what may not stand in a file
# Put together from parts, so that this file may be searched too.
REGISTRIES = ("py" + r"pi\.org", "python" + "hosted", "artifact" + "ory", "--index" + "-url")
MACHINES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/")
FORBIDDEN = {
    "a package registry": re.compile("|".join(REGISTRIES)),
    "a machine's path": re.compile("|".join(MACHINES)),
}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = []
    for path in _tracked():
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), start=1):
            if FORBIDDEN[what].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
