"""Forms under the line that opens with their person's name: registers of pay, rosters, charts.

`FONG, LILIA     FILE 30211     DEPT 12` stands over lines of labels that name nobody again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import AFFECTED, Nearby, Owner

if TYPE_CHECKING:
    from pipelines.attribution.units import Form

_OPENS = re.compile(r"[ \t]*(?:(?:[0-9]{1,9}|[#*•-])[.):]?[ \t]+)?")
_BEHIND = re.compile(r"[ \t]*(?:$|[ ]{2}|\t|[|#,(]|[0-9])", re.MULTILINE)
_LINES = 3


def named_over(near: Nearby, form: Form) -> Owner | None:
    """Return who opens the last line with a name over a form, at most three lines up.

    None where no whole name opens that line, a blank line or a rule stands between, or another
    name stands beside it.
    """
    doc = near.doc
    above = near.within(doc.paragraph(form.start)[0], form.start)
    above = [m for m in above if near.whole(m.person)]
    if not above or near.people[above[-1].person].role_or_subject() not in AFFECTED:
        return None
    last = above[-1]
    start, end = doc.line(last.start)
    alone = all(m is last for m in near.within(start, end) if near.whole(m.person))
    opens = alone and _OPENS.fullmatch(doc.flat, start, last.start)
    if not opens or not _BEHIND.match(doc.flat, last.end):
        return None
    if doc.flat.count("\n", last.end, form.start) > _LINES:
        return None
    return Owner(last.person, 0.85, "opens the line over the form")
