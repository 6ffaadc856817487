"""Whom a field of a form names: in its value, in the line below, or by what it refers to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.words.label_words import is_label

if TYPE_CHECKING:
    from detectors.texts.labels import Field
    from pipelines.attribution.nearby import Nearby

_SAME = re.compile(
    r"(?i)\W*(?:(?:the )?same|self|as above|see above|ditto|(?:el |la )?mism[oa])\b.{0,20}"
)
"""Who is named before: `Insured's name: SAME`, `Guarantor: Self`."""

_REFERS = re.compile(r"(?i)\b(?:section|part|box|item)[ ][0-9a-z]{1,2}\b")


def named_in(near: Nearby, field: Field) -> list[int]:
    """Whom the value names; else whom the line below opens with, where captions fill the value.

    So W-2s have `Employee's first name and initial   Last name` over the name. Empty where nobody
    is named there.
    """
    doc = near.doc
    named = [m.person for m in near.within(field.start, field.end + 1)]
    if named or (field.start < field.end and not is_label(doc.flat[field.start : field.end])):
        return named
    start, end = doc.line(min(doc.line(field.start)[1] + 1, len(doc.flat)))
    below = near.within(start, end)[:1]
    return [m.person for m in below if not doc.flat[start : m.start].strip()]


def named_before(near: Nearby, field: Field) -> list[int] | None:
    """Whom a value means that says "same": of a section it refers to, whom that names first.

    Empty where it refers to none; None where it says no such thing.
    """
    flat = near.doc.flat
    if _SAME.fullmatch(flat, field.start, field.end) is None:
        return None
    told = _REFERS.search(flat, field.start, field.end)
    section = told and re.search(rf"(?im)^[ \t]*{re.escape(told.group())}\b", flat)
    later = [m.person for m in near.mentions if section and m.start > section.end()]
    return later[:1]
