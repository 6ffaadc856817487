"""Columns of people side by side: lines that ask twice, and lines in columns under their names."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.labels import Field
    from detectors.texts.text import Finding

_REACH = 1_200
"""Characters above in which the line stands that names the people side by side."""

_GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]*\t\s*)(?=\S)")


def of_column(near: Nearby, finding: Finding) -> Owner | None:
    """Return the person of a value's column: `SSN: … SSN: …` under `Applicant: … Co-applicant: …`.

    None where the line asks once, or no line above names as many people as it has answers.
    """
    doc = near.doc
    field = doc.field(finding.start)
    if field is None:
        return _under_names(near, finding)
    line = doc.line(field.label_start)
    alike = {f.label_start: f for f in _fields_in(near, line) if f.words == field.words}
    if len(alike) < 2 or field.label_start not in alike:
        return None
    place = line[0]
    while place > max(0, line[0] - _REACH):
        start, end = doc.line(place - 1)
        mentions = near.within(start, end)
        acts = {m.person for m in mentions if near.people[m.person].role in ("staff", "provider")}
        named = [p for p in dict.fromkeys(m.person for m in mentions) if p not in acts]
        if len(named) == len(alike):
            return Owner(
                named[sorted(alike).index(field.label_start)], 0.88, "column of the person"
            )
        if named:
            return None
        place = start
    return None


def _under_names(near: Nearby, finding: Finding) -> Owner | None:
    """Return under whose name a value stands, where a line of names alone heads the columns.

    The widest gaps part the columns of the value's line, since signs of proportional text drift.
    """
    flat, doc = near.doc.flat, near.doc
    first, last = doc.line(finding.start)
    gaps = [m.span() for m in _GAP.finditer(flat, first, last)]
    place = first if gaps else 0
    while place > max(0, first - _REACH):
        start, end = doc.line(place - 1)
        named = [m for m in near.within(start, end) if near.whole(m.person)]
        if not flat[start:end].strip():
            return None
        cells = len(_GAP.findall(flat, start, end)) + 1
        if len(named) == cells > 1 and _only(flat[start:end], [m.start - start for m in named]):
            at = _column(gaps, cells, finding.start)
            return None if at is None else Owner(named[at].person, 0.88, "column of the person")
        place = start if not named else 0
    return None


def _column(gaps: list[tuple[int, int]], columns: int, place: int) -> int | None:
    """Which column of a line with these gaps a place is in; None where none is wide enough.

    A line with a label and a value for each has twice as many cells: `ID   C123   ID   P456`.
    """
    if len(gaps) == 2 * columns - 1:
        return sum(stop <= place for _, stop in gaps) // 2
    wide = sorted(gaps, key=lambda g: g[0] - g[1])[: columns - 1]
    return sum(stop <= place for _, stop in wide) if wide else None


def _only(line: str, starts: list[int]) -> bool:
    """Whether each cell of a line begins with a name."""
    cells = [line.index(line.strip()), *(m.end() for m in _GAP.finditer(line))]
    return cells == starts


def _fields_in(near: Nearby, line: tuple[int, int]) -> tuple[Field, ...]:
    fields = near.doc.fields
    first = bisect.bisect_left(fields, line[0], key=lambda f: f.label_start)
    last = bisect.bisect_left(fields, line[1], key=lambda f: f.label_start)
    return fields[first:last]
