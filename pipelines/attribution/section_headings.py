"""Sections of a form by their headings: who stands below `In case of emergency` is a contact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.person_finder import find

if TYPE_CHECKING:
    from pipelines.attribution.units import Document

_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_PART = r"(?:(?:part|section|box) [a-z0-9]{1,3}[ ]?[.:)–—-]*[ ]*)?"
_CONTACT = re.compile(
    r"(?i)(?:.*\b)?(?:in (?:case of )?(?:an )?emergency|emergency (?:contact|notification)s?|"
    r"next of kin|nearest (?:relative|friend)|(?:person|whom|who) to (?:notify|call|contact)|"
    r"(?:caso|contacto) de emergencia|avisar a|liên lạc.*khẩn cấp)\b.*"
)
_IN_NEED = re.compile(
    r"(?i)\b(?:call|notify|contact|phone|text|ring|llamar(?: a)?|avisar(?: a)?)[ ]"
    r"(?:(?:first|them|this person)[ ])?(?:if|in case|when|si|en caso)\b[^\n:?]{0,40}[ \t.:?_]*\Z"
)
_PROVIDER = re.compile(
    rf"(?i){_PART}"
    r"(?:(?:your |the )?(?:primary(?: care)?|referring|treating|family|attending|ordering|"
    r"requesting|rendering|prescribing|billing|servicing|performing|admitting|consulting|"
    r"supervising|secondary) )?"
    r"(?:physician|doctor|provider|clinician|pharmacy|dentist|prescriber|practitioner|pharmacist|"
    r"surgeon|therapist|laboratory)(?:[ ]?/[ ]?\w+)?"
    r"(?: information| contact| details)?"
)
_PAYS = re.compile(
    rf"(?i){_PART}(?:(?:financially )?responsible (?:party|person)|person (?:financially )?"
    r"responsible|guarantor|who (?:will pay|pays)|(?:party|person) to (?:be )?bill(?:ed)?)\b"
    r"(?: (?:for|of) (?:this |the )?(?:account|bill|payments?|charges)| information| details)?"
)
_KEEPERS = (("owner",), ("page", "owner"), ("lead",), ("responsible",), ("follower",))
_PAGE_TOP = 300
_NEAR, _LINES, _WORDS = 4, 12, 7


def part_below(doc: Document, place: int) -> str:
    """The role that the heading over a place gives to who is named there; "" without one.

    place: in `doc.flat`. Forms have columns side by side: only what stands in the column of the
    place's label counts, up to the first cell without a colon. Returns `contact`,
    `provider` or `guarantor`.
    """
    start = doc.line(place)[0]
    field = doc.field(place)
    column = max(0, (field.label_start if field and field.start <= place else place) - start)
    blank = 0
    for _ in range(_LINES):
        if not start or blank > 1:
            return ""
        start, end = doc.line(start - 1)
        line = doc.flat[start:end]
        blank += not line.strip()
        cell = next((c for c in _CELL.finditer(line) if abs(c.start() - column) <= _NEAR), None)
        if cell is not None and ":" not in cell.group().rstrip(":"):
            return _part(cell.group().strip(" :"))
    return ""


def called_in_need(before: str) -> bool:
    """Whether the words before a name ask whom to call: `Call if you get hurt .... Ana Ruiz`."""
    return _IN_NEED.search(before) is not None


def _part(heading: str) -> str:
    if len(heading.split()) > _WORDS or heading[-1:] in ".,;" or not heading[:1].isupper():
        return ""
    provider = "provider" if _PROVIDER.fullmatch(heading) else ""
    pays = "guarantor" if _PAYS.fullmatch(heading) else ""
    return "contact" if _CONTACT.fullmatch(heading) else provider or pays


def keeps_page(doc: Document, said: tuple[str, ...], start: int) -> bool:
    """Whether a label is of who keeps the page whose heading names somebody else.

    `# Mai Lor` over `Owner: …`, as wikis write what they know of a page. said: words of the label;
    start: of the name behind it.
    """
    if said not in _KEEPERS or start > _PAGE_TOP:
        return False
    heading = next((line for line in doc.flat[:start].split("\n") if line.strip()), "").strip("# *")
    return any(p.start == 0 and p.end == len(heading) for p in find(heading))
