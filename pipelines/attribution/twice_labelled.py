"""Columns of people side by side: lines that ask twice, and lines in columns under their names."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Nearby, Owner
from pipelines.attribution.part_words import NOUNS

if TYPE_CHECKING:
    from detectors.texts.labels import Field
    from detectors.texts.text import Finding

Means = Callable[[str, int], Owner | None]
"""Whom a word for a part means at a place."""

_REACH = 1_200
"""Characters above in which the line stands that names the people side by side."""

_PART = re.compile(rf"(?i)(?<![\w-])(?:{NOUNS})(?![\w-])")
_GAP = re.compile(r"(?<=\S)(?:[ ]{3,}|[ ]*\t\s*)(?=\S)")


def of_column(near: Nearby, means: Means, finding: Finding) -> Owner | None:
    """Return the person of a value's column: `SSN: … SSN: …` under `Applicant: … Co-applicant: …`.

    means: whom a word for a part means at a place, for columns that say `(Petitioner named above)`.
    None where the line asks once, or no line above names as many people as it has answers.
    """
    doc = near.doc
    field = doc.field(finding.start)
    if field is None:
        return _under_names(near, means, finding)
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
        theirs = _in_parts(near, means, (start, end))
        if len(theirs) == len(alike):
            return Owner(theirs[sorted(alike).index(field.label_start)], 0.85, "column of the part")
        place = start
    return None


def _in_parts(near: Nearby, means: Means, span: tuple[int, int]) -> list[int]:
    """Whom the words for parts in a line mean, in order; none where one of them stands twice."""
    said = [means(m[0].lower(), m.start()) for m in _PART.finditer(near.doc.flat, *span)]
    theirs = [part.person for part in said if part is not None]
    return theirs if len(theirs) == len(set(theirs)) > 1 else []


def _under_names(near: Nearby, means: Means, finding: Finding) -> Owner | None:
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
        if len(gaps) + 1 == len(named) < cells:
            cells = len(named)  # `** end of run **` stands where no label is left
        if len(named) == cells > 1 and _only(flat[start:end], [m.start - start for m in named]):
            at = _column(gaps, cells, finding.start)
            return None if at is None else Owner(named[at].person, 0.88, "column of the person")
        theirs = [] if named else _in_parts(near, means, (start, end))
        if theirs and (at := _column(gaps, len(theirs), finding.start)) is not None:
            return Owner(theirs[at], 0.85, "column of the part")
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
    """Whether the cells of a line begin with names, each of as many as there are."""
    cells = [line.index(line.strip()), *(m.end() for m in _GAP.finditer(line))]
    return cells[: len(starts)] == starts


def _fields_in(near: Nearby, line: tuple[int, int]) -> tuple[Field, ...]:
    fields = near.doc.fields
    first = bisect.bisect_left(fields, line[0], key=lambda f: f.label_start)
    last = bisect.bisect_left(fields, line[1], key=lambda f: f.label_start)
    return fields[first:last]
