"""Lines that ask twice for the same thing: the first answer is of the first person named above."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.labels import Field
    from detectors.texts.text import Finding

_REACH = 1_200
"""Characters above in which the line stands that names the people side by side."""


def of_column(near: Nearby, finding: Finding) -> Owner | None:
    """Return the person of a value's column: `SSN: … SSN: …` under `Applicant: … Co-applicant: …`.

    None where the line asks once, or no line above names as many people as it has answers.
    """
    doc = near.doc
    field = doc.field(finding.start)
    if field is None:
        return None
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


def _fields_in(near: Nearby, line: tuple[int, int]) -> tuple[Field, ...]:
    fields = near.doc.fields
    first = bisect.bisect_left(fields, line[0], key=lambda f: f.label_start)
    last = bisect.bisect_left(fields, line[1], key=lambda f: f.label_start)
    return fields[first:last]
