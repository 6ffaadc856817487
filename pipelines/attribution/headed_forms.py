"""Forms under the line that opens with their person's name: registers of pay, rosters, charts.

`FONG, LILIA     FILE 30211     DEPT 12` stands over lines of labels that name nobody again. So
does `Mother: Ana Ruiz` over lines that are set in deeper, whatever part she has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.label_owners import owner_words
from detectors.words.headers import role_of
from pipelines.attribution.nearby import AFFECTED, Nearby, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.units import Form

_OPENS = re.compile(r"[ \t]*(?:(?:[0-9]{1,9}|[#*•-])[.):]?[ \t]+)?")
_BEHIND = re.compile(
    r"(?:[ ][A-Z]\.?(?=[ ]{2}|$))?[ \t]*(?:$|[ ]{2}|\t|[|#,(]|[0-9])", re.MULTILINE
)
_LINES = 3
_COUNTED = re.compile(r"[ \t]*[0-9]{1,2}[.)][ ]")
_LED = re.compile(
    r"(?:[#*•-][ ]|[ \t]*[\[(#]?[0-9]{1,3}[\]).:]*[ ]+)?"
    r"(?:[ \t]*[^\W\d_][\w ()/#'’-]{0,40}:[ \t]*|[A-Z][A-Z /-]{2,30}[ ]{2,}|"
    r"[ \t]*(?i:[0-9]{1,2}(?:st|nd|rd|th)|first|second|third|next|last)[ ][a-z]{2,12}[ .–-]{1,6})?"
)
"""What stands before a name that heads lines: a sign or number, and a label, a part in capitals
before white, or one that is counted: `[1] VICTIM       RUIZ, ANA`, `2nd kid  Ana Ruiz`."""

_ASIDE = re.compile(r"(?i)[ \t]*(?:dear|hi|hello|attn|emergency|notify|next of kin|contact)\b")
_HOUR = re.compile(r"\b[0-9]{1,2}:[0-9]{2}")
_CAPITALS = re.compile(r"(?![^:\n]{0,40}[a-z])[^\W\d_][^:\n]{3,40}:[ \t]*\S")
_MOST_BELOW, _LONGEST = 20, 100
_ACTS = ("staff", "provider", "author", "addressee")


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
    item = near.values_beside(last) and _COUNTED.match(doc.flat, start)
    if item and depth_of(doc.flat, doc.line(form.start)) <= depth_of(doc.flat, (start, end)):
        return None  # `2. Ana Ruiz   shown: CDL F1833498` over `Health: …`: the list has ended
    return Owner(last.person, 0.85, "opens the line over the form")


def set_in_below(near: Nearby, finding: Finding) -> Owner | None:
    """Return who alone stands on the line that heads the lines set in around a finding.

    A label, or nothing, stands before the name. Where lines are not set in, labels all in capitals
    are above those that are not. None where a line between names anybody, or is blank, and where
    who is named there only acts.
    """
    doc = near.doc
    line, field = doc.line(finding.start), doc.field(finding.start)
    if field is not None and role_of(owner_words(doc.flat, field)) != "subject":
        return None  # `Father's SSN: …`
    depth, capitals = depth_of(doc.flat, line), _CAPITALS.match(doc.flat, line[0])
    for _ in range(0 if capitals else _MOST_BELOW):
        if near.within(line[0], min(line[1], finding.start)) or not line[0]:
            return None
        line = doc.line(line[0] - 1)
        blank = line[0] == line[1] or doc.flat[slice(*line)].isspace()
        if blank and depth:
            return None
        over = depth_of(doc.flat, line) < depth if depth else _CAPITALS.match(doc.flat, line[0])
        if over:
            return _heads(near, line)
    return None


def _heads(near: Nearby, line: tuple[int, int]) -> Owner | None:
    """The one whom a short line names behind a label, or first of all."""
    doc, told = near.doc, near.within(*line)
    if len({m.person for m in told}) != 1 or line[1] - line[0] > _LONGEST:
        return None
    named = told[0]
    if near.people[named.person].role in _ACTS or not near.whole(named.person):
        return None
    led = _LED.fullmatch(doc.flat, line[0], named.start) and not _ASIDE.match(doc.flat, line[0])
    ends = _BEHIND.match(doc.flat, named.end)
    entry = _HOUR.search(doc.flat, named.end, line[1])  # who writes: `Kyle Lo  9/4/2026 9:02 AM`
    alone = led and ends and not entry
    return Owner(named.person, 0.85, "heads the lines set in below") if alone else None


def depth_of(flat: str, line: tuple[int, int]) -> int:
    """How far a line is set in."""
    return len(flat[slice(*line)]) - len(flat[slice(*line)].lstrip())
