"""What the terminal shows: the contested figures of a record, and one incident at length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from counterclaim.model import Dossier, Figure, LedgerEntry
from counterclaim.outputs import charts, matrix, words
from counterclaim.outputs.matrix import Column

_SIGNS = {"monitor": "●", "official": "■", "party": "▲", "media": "◆", "witness": "▼", "report": "▮"}
_BAR_WIDTH = 22  # characters
_FIGURE_WIDTH = 7  # characters, so that figures stand under each other


def contested_table(dossiers: Sequence[Dossier]) -> RenderableType:
    """Lay contradictory figures side by side: a row for each incident, outcome and victim group.

    A figure is shown when a rule finds it contested, or when two origins' figures differ. What most origins
    disagree about comes first within each incident; parts of a total are left out.
    """
    table = Table(title="Contested figures", title_justify="left", title_style="bold", box=box.HORIZONTALS)
    table.expand = True
    table.add_column("Incident", ratio=4, overflow="fold")
    table.add_column("Who, and what befell them", ratio=3)
    table.add_column("Who says how many", ratio=8)
    table.add_column("low best high\n(ucdp)", min_width=13, justify="right")
    for dossier in dossiers:
        for index, column in enumerate(_contested(dossier)):
            name = _incident_name(dossier) if index == 0 else Text("")
            table.add_row(name, _people(column), _speakers(column), _ucdp(dossier, column), end_section=True)
    if not table.rows:
        return Text("No contested figures: no two origins contradict each other")
    table.caption = "  ".join(f"{_SIGNS[role]} {name}" for role, name in words.ROLE.items())
    table.caption_justify = "left"
    return table


def _contested(dossier: Dossier) -> list[Column]:
    columns = matrix.columns_of(dossier.ledger, dossier.incident.figures)
    return sorted((column for column in columns if column.is_disputed), key=lambda column: column.rank)


def _plain(text: str, style: str = "") -> Text:
    """Return text that can neither carry markup nor move the cursor."""
    return Text(" ".join(words.harmless(text).split()), style=style)


def _incident_name(dossier: Dossier) -> Text:
    return Text("\n").join([_plain(dossier.incident.title, "bold"), _plain(dossier.incident.id, "dim")])


def _people(column: Column) -> Text:
    outcome = _plain(words.OUTCOMES[column.outcome].lower(), "bold")
    return Text(" ").join([_plain(column.group.label), outcome])


def _speakers(column: Column) -> Table:
    """Write one line for each total that stands, smallest first."""
    standing = matrix.totals(column.standing)
    ordered = sorted(standing, key=lambda e: (matrix.point(e.claim) or 0.0, e.origin_name, e.claim.id))
    lines = Table.grid(padding=(0, 1, 0, 0))
    lines.add_column(justify="right", no_wrap=True, min_width=_FIGURE_WIDTH)
    lines.add_column()
    lines.add_column(no_wrap=True)
    for entry in ordered:
        lines.add_row(*_speaker(entry))
    return lines


def _speaker(entry: LedgerEntry) -> tuple[Text, Text, Text]:
    stance, day = words.STANCES[entry.claim.stance], entry.claim.as_of or entry.published
    figure = _plain(words.interval(entry.claim), "" if stance else "bold")
    name = _plain(f"{_SIGNS[entry.origin_role]} {entry.origin_name} {stance}")
    return figure, name, _plain(words.short_day(day) if day else "undated", "dim")


def _ucdp(dossier: Dossier, column: Column) -> Text:
    found = [f for f in dossier.incident.figures if f.rule == "ucdp" and (f.outcome, f.victims) == column.key]
    return _numbers(found[0]) if found else Text("–", style="dim")


def _numbers(figure: Figure) -> Text:
    parts = [words.number(figure.low), words.number(figure.best), words.number(figure.high)]
    return Text("  ").join([Text(parts[0]), Text(parts[1], style="bold"), Text(parts[2])])


def render_incident(dossier: Dossier) -> RenderableType:
    """Write one incident at length: its head, every claim that stands or stood, and the figures by rule."""
    incident = dossier.incident
    when = words.days(incident.first, incident.last, incident.date_precision)
    lines = (
        f"{incident.id}  {incident.type}: {incident.subtype}",
        f"{when}, {words.place(incident.place)}",
        f"{words.plural(len(incident.reports), 'report')}, {words.plural(len(incident.claims), 'claim')}",
    )
    head = Text("\n").join([_plain(incident.title, "bold"), *(_plain(line) for line in lines)])
    return Group(head, "", _claims_table(dossier), "", *_figures_tables(dossier))


def _table(title: str, columns: Sequence[str]) -> Table:
    """Return an empty table that folds long words in a narrow terminal: nothing may be cut off."""
    table = Table(title=title or None, title_justify="left", title_style="bold", box=box.HORIZONTALS)
    table.pad_edge, table.padding = False, (0, 1, 0, 0)
    for name in columns:
        numeric = name in ("Low", "Best", "High")
        whole = numeric or name == "Rule"
        table.add_column(name, justify="right" if numeric else "left", no_wrap=whole, overflow="fold")
    return table


def _claims_table(dossier: Dossier) -> Table:
    table = _table("Claims", ("Who, and what befell them", "Figure", "Speaker", "Outlet and day"))
    table.add_column("Claim", no_wrap=True, min_width=18)
    for column in matrix.columns_of(dossier.ledger, dossier.incident.figures):
        for index, row in enumerate(_claim_rows(column)):
            table.add_row(_people(column) if index == 0 else "", *row)
        table.add_section()
    return table


def _claim_rows(column: Column) -> Iterator[tuple[Text, ...]]:
    entries = sorted(column.entries, key=lambda e: (charts.extent_of([e]), e.origin_name, e.claim.id))
    for entry in entries:
        style = "" if matrix.is_current(entry) else "strike dim"
        when = words.day(entry.claim.as_of or entry.published)
        yield (
            _plain(" ".join([words.interval(entry.claim), *_notes(entry)]), style),
            _plain(f"{_SIGNS[entry.origin_role]} {entry.origin_name}"),
            _plain(f"{entry.outlet or 'not known'}, {when}"),
            _plain(entry.claim.id, "dim"),
        )


def _notes(entry: LedgerEntry) -> Iterator[str]:
    """Say in words what sets a figure apart, for terminals and files that cannot strike it through."""
    if entry.claim.stance != "affirmed":
        yield words.STANCES[entry.claim.stance]
    if entry.claim.scope == "part":
        yield "(part)"
    if entry.superseded_by is not None:
        yield "(superseded)"
    elif entry.copy_of is not None:
        yield "(repeat)"
    if flag := words.sum_flag(entry.why):
        yield f"({flag[0].lower()}{flag[1:].rstrip('.')})"


def _figures_tables(dossier: Dossier) -> Iterator[RenderableType]:
    """List the rules' and the model's figures, each drawn below the claims it was made of."""
    yield Text(
        "Figures by rule (a range is not an interval for the truth; the model's low to high is)", "bold"
    )
    columns = {c.key: c for c in matrix.columns_of(dossier.ledger, dossier.incident.figures)}
    for key, held in groupby(dossier.incident.figures, key=lambda figure: (figure.outcome, figure.victims)):
        figures = tuple(held)
        standing = matrix.totals(columns[key].standing) if key in columns else []
        domain = charts.axis(figures, standing)
        table = _table("", ("Rule", "Low", "Best", "High"))
        table.title = Text(" ").join([_plain(key[1].label), _plain(words.OUTCOMES[key[0]].lower(), "bold")])
        table.expand = True
        table.add_column("Drawn", width=_BAR_WIDTH, no_wrap=True)
        table.add_column("Why", ratio=1, overflow="fold")
        for row in (*_claims_drawn(standing, domain), *(_figure_drawn(figure, domain) for figure in figures)):
            table.add_row(*row)
        yield table


def _figure_drawn(figure: Figure, domain: charts.Extent) -> tuple[Text | str, ...]:
    numbers = (figure.low, figure.best, figure.high)
    bar = charts.text_bar(numbers, domain, _BAR_WIDTH)
    return (words.RULES[figure.rule], *map(words.number, numbers), Text(bar), _plain(figure.why))


def _claims_drawn(standing: Sequence[LedgerEntry], domain: charts.Extent) -> Iterator[tuple[Text | str, ...]]:
    """Yield the claims that stand, which are put above the figures on the same axis."""
    if len(standing) < 2:
        return
    for entry in sorted(standing, key=lambda e: (matrix.point(e.claim) or 0.0, e.origin_name, e.claim.id)):
        low, high = entry.claim.low, entry.claim.high
        bar = charts.text_bar((low, matrix.point(entry.claim), high), domain, _BAR_WIDTH)
        name = _plain(f"{_SIGNS[entry.origin_role]} {entry.origin_name}", "dim")
        yield "", "", _plain(words.interval(entry.claim), "dim"), "", Text(bar, "dim"), name
