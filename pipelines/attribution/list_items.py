"""Whose words of medicine stand in a form, an item of a list, below a row, or under a title.

Hand-over lists, rosters and calendars name a person once, at the head, and tell the rest in
sentences and lines of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.headed_forms import depth_of
from pipelines.attribution.nearby import Nearby, Owner
from pipelines.attribution.not_had import GENERAL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.units import Document

_OPENS = re.compile(
    r"(?i)[ \t>*•▪◦·+#-]*(?:\[[ x✓]?\][ ]*|[0-9]{1,3}[.)][ ]*)?[ \t*_]*"
    r"(?:(?:(?:rm|room|bed|hall|bay|unit|apt|row|line|rec|case|pt|ct|mr|mrs|ms|miss)\.?|\([0-9]{3}\)|(?=[^\s0-9]{0,5}[0-9])"
    r"[0-9A-Z:/.#-]{1,12})(?:[ap]m)?[ \t|*]+){0,4}"
)
"""What may stand before the name that a row is about: signs of a list, its date, hour and room."""

_PARTED = re.compile(
    r"(?i)[*_]*[ \t]*(?:\([^()\n]{1,30}\)[ ]*)?(?:[—–:|→]|[-=]+>|"
    r"\.(?=[ ][^\W\d_])|-(?=[ ])|,(?=[ ])|(?<=[ \t]{2})|"
    r"(?<=[ \t)])[0-9]{1,3}[ ]?(?:y/?o|[mf])?\b)"
)
"""What parts the name from the rest of its row: a sign, white, an age."""

_WHITE = re.compile(r"[ ]{2}|\t|\|")
_SEVERAL = 2
_LABELLED = 12
_BESIDE = ("spouse", "guarantor")
_DEEPER, _DEEPER_ITEM, _ROWS_ABOVE = 4, 2, 3
_ITEM = re.compile(r"[ \t]*(?:[0-9]{1,3}[.)]|[*•▪◦-])[ ]")
_DATED = re.compile(
    r"[ \t>*•-]*\[?(?:[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{2,4})?|[0-2]?[0-9]:?[0-5][0-9])[ \],]"
)
_TITLE, _SHORT = 120, 900
_ENDS_PART = re.compile(
    r"(?:^|[-–—:|/,(]|[ ](?:for|re|w/)|\b[0-9]{1,3}[ ]?(?:y/?o[ ]?)?[MFmf])[ \t*_#>]*$"
)
_BEGINS_PART = re.compile(r"[ \t*_]*(?:$|[-–—:|/,()]|[0-9]{1,3}[ ]?(?:y/?o|[mf])\b)", re.IGNORECASE)
"""A name is a part of its title by itself: what a flyer says of when and where is none."""


def of_item(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return who heads what a place stands in; None where nobody does, or several.

    about: those whom the document may be about, by index.
    """
    steps = (_above, _headed, _below, _dated, _titled, _over_paragraph)
    return next(filter(None, (step(near, about, place) for step in steps)), None)


def begins_row(doc: Document, named: Mention, *, parted: bool = False) -> bool:
    """Whether a row of a register begins with a name, behind no more than its hour or room.

    parted: only where white, a sign or an age stands between the name and the rest.
    """
    opens = _OPENS.fullmatch(doc.flat, doc.line(named.start)[0], named.start) is not None
    return opens and (not parted or _PARTED.match(doc.flat, named.end) is not None)


def head_of_row(doc: Document, told: Sequence[Mention]) -> Mention | None:
    """Who begins a row of columns that names others behind white: the parent to call, the nurse."""
    if len(told) < _SEVERAL or not begins_row(doc, told[0], parted=True):
        return None
    between = doc.flat[told[0].end : told[1].start]
    return told[0] if _WHITE.search(between) and "\n" not in between else None


def _above(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return whom the form named last under a label, for what stands under another label."""
    doc = near.doc
    form, field = doc.form(place), doc.field(place)
    if form is None or field is None:
        return None
    told = _told(near, about, (form.start, field.label_start))
    named = doc.field(told[-1].start) if told else None
    if named is None or not named.start <= told[-1].start < named.start + _LABELLED:
        return None
    last = told[-1]
    if near.people[last.person].role in _BESIDE and "\n\n" in doc.flat[last.end : place]:
        # The section of the one who pays or is married to them has ended.
        last = next((m for m in reversed(told) if _speaks_of(near, m)), last)
    return Owner(last.person, 0.7, "named in the form above")


def _speaks_of(near: Nearby, named: Mention) -> bool:
    """Whether a form is about somebody: named under a label, and by no other part."""
    field = near.doc.field(named.start)
    labelled = field is not None and field.start <= named.start < field.start + _LABELLED
    return labelled and near.people[named.person].role_or_subject() == "subject"


def _headed(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return who begins the item: `- [ ] Viet Phan — intake done. Schizophrenia per ED.`."""
    doc = near.doc
    start = doc.line(place)[0]
    told = _told(near, about, (start, place))
    if len({m.person for m in told}) != 1:
        return None
    head = told[0]
    opens = begins_row(doc, head, parted=True)
    return Owner(head.person, 0.75, "heads the item of a list") if opens else None


def _below(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return who stands in the row above: `  MED: SEIZURE DISORDER`, set in below it."""
    doc = near.doc
    line = doc.line(place)
    depth = depth_of(doc.flat, line)
    for _ in range(_ROWS_ABOVE):
        if not line[0]:
            return None
        line = doc.line(line[0] - 1)
        if not doc.flat[slice(*line)].strip():
            return None
        deeper = _DEEPER_ITEM if _ITEM.match(doc.flat, line[0]) else _DEEPER
        if depth_of(doc.flat, line) + deeper <= depth:
            told = {m.person for m in _told(near, about, line)}
            return Owner(told.pop(), 0.7, "line below the row") if len(told) == 1 else None
    return None


def _over_paragraph(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return who alone stands on the line over a paragraph, behind its day or bed.

    `Bed 2     Ana Ruiz` over lines of notes. Only where another paragraph has such a line too.
    """
    start = near.doc.paragraph(place)[0]
    alone = {
        near.doc.paragraph(m.start)[0]: m
        for m in near.mentions
        if near.doc.line(m.start)[0] == near.doc.paragraph(m.start)[0]
        and begins_row(near.doc, m)
        and not near.doc.flat[m.end : near.doc.line(m.start)[1]].strip()
    }
    if len(alone) < _SEVERAL or start not in alone:
        return None
    told = {m.person for m in _told(near, about, (start, place))}
    return Owner(told.pop(), 0.7, "over the paragraph") if len(told) == 1 else None


def _dated(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return whom alone the line of a log has told of: `7/17 9:02 LN IN  Ana Ruiz called. …`."""
    doc = near.doc
    start = doc.line(place)[0]
    told = _told(near, about, (start, place))
    one = len({m.person for m in told}) == 1 and _DATED.match(doc.flat, start) is not None
    return Owner(told[0].person, 0.7, "entry of a log") if one else None


def _titled(near: Nearby, about: Collection[int], place: int) -> Owner | None:
    """Return whom the title of a short text names, which names nobody else."""
    doc = near.doc
    first = doc.line(len(doc.flat) - len(doc.flat.lstrip()))
    if len(doc.flat) > _SHORT or first[1] - first[0] > _TITLE or place < first[1]:
        return None
    told = _told(near, about, first)
    if len(told) != 1 or len(about) != 1 or GENERAL.search(doc.flat):
        return None
    before, behind = doc.flat[first[0] : told[0].start], doc.flat[told[0].end : first[1]]
    parted = _ENDS_PART.search(before) and _BEGINS_PART.match(behind)
    return Owner(told[0].person, 0.7, "the title names them") if parted else None


def _told(near: Nearby, about: Collection[int], span: tuple[int, int]) -> list[Mention]:
    return [m for m in near.within(*span) if m.person in about]
