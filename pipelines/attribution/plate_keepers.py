"""Whose a plate is that a camera read: the registered owner whom the paragraph names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Owner

if TYPE_CHECKING:
    from detectors.texts.findings import Finding
    from pipelines.attribution.nearby import Nearby

_KEEPER = re.compile(
    r"(?i)\b(?:registered owner|owner of record|registered to|r/?o|reg|owner)"
    r"(?: is| comes back)?[ :,=/]*$"
)
_SHORT = 300
_PLATE = re.compile(r"\b[0-9][A-Z]{3}[0-9]{3}\b")


def registered(near: Nearby, finding: Finding) -> Owner | None:
    """Return the registered owner of a plate or of its read, where the paragraph names one.

    Of several the one before it; behind it where the first plate stands before the first owner:
    `08:11 6TTY404 owner Ana Ruiz, 08:13 …`. Where none is called so, the only one whom a short
    paragraph names. None for all else.
    """
    if finding.detects not in ("plate", "plate_read"):
        return None
    flat, (start, end) = near.doc.flat, near.doc.paragraph(finding.start)
    held = [m for m in near.within(start, end) if _KEEPER.search(flat[start : m.start])]
    behind = bool(held) and _PLATE.search(flat, start, held[0].start) is not None
    held.sort(key=lambda m: ((m.start > finding.start) ^ behind, abs(m.start - finding.start)))
    if held:
        return Owner(held[0].person, 0.9, "registered owner")
    told = {m.person for m in near.eligible(near.within(start, end), finding)}
    short = end - start < _SHORT and len(_PLATE.findall(flat, start, end)) == 1
    return (
        Owner(told.pop(), 0.75, "the only one named beside the plate")
        if short and len(told) == 1
        else None
    )
