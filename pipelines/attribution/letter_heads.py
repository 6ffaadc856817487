"""Letters by their ends: whom the line over the greeting is about, and who signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.part_words import NOUNS
from pipelines.attribution.postal_lines import over_address

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.units import Document

ABOUT_RELATIVE = re.compile(
    r"(?i)(?:(?:^|\n)[ \t]*(?:re|regarding|concerning|subject)[ :]+|\b(?:chart|records?|care|claim|"
    r"treatment|results?|enrollment|admission|banking|affairs|attorney) (?:of|for) |"
    r"\bi(?: am|['’]m)? (?:writ(?:e|ing)|call(?:ing|ed)?|e-?mail(?:ing|ed)?|reach(?:ing)? out|"
    r"asking|applying|inquiring|acting|here)(?: to you| in| again)? "
    r"(?:about|for|on behalf of|regarding|concerning|regard to|for the sake of) |"
    r"\b(?:about|regarding|concerning) (?=your ))"
    r"(?:your|the|my) (?:late )?[\w-]+,? $"
)
"""What stands before the name in such a line: `Regarding: your mother, Ana Ruiz`."""

_SPOKEN_OF = re.compile(
    rf"(?i)\b(?:his|her|he|she|(?:our|my|the|this|said|above-?(?:named|referenced)) (?:{NOUNS}))\b"
)

_TOP = 1200
_GREETED = re.compile(
    r"(?im)^[ \t>]*(?:dear|hi|hello|to (?:whom|the|our)|good (?:morning|afternoon)|estimad[oa]|"
    r"querid[oa])\b"
)
_SIGNS = re.compile(
    r"(?:\s*\n[ \t]*(?![^\n]*(?:[.;!?:][ \t]*$|[0-9]-[0-9]{2}-))[^\n]{2,50}){0,4}"
    r"\s*(?:\Z|\n[ \t]*(?:(?:cc|enc|encl|-{4,}|from)\b|on [^\n]{8,90}))",
    re.IGNORECASE | re.MULTILINE,
)
_OFFICE = re.compile(r"[ ]*(?:,[ ][A-Z][\w &.'’-]{2,44})?[ ]*")
_LETTER, _BODY, _RIGHT = 6000, 60, 16


def whom_letter_is_about(near: Nearby, greeted: Mention, finding: Finding) -> list[Mention]:
    """Mentions of whom a line over the greeting is about, where the paragraph speaks of "her"."""
    over = _others(near, greeted)
    told = near.doc.flat[near.doc.paragraph(finding.start)[0] : finding.start]
    return over if _SPOKEN_OF.search(told) else []


def others_over_greeting(near: Nearby, place: int) -> list[Mention]:
    """Mentions of whom a letter is about by the lines over its greeting, other than its reader.

    place: in the letter. Empty where the lines name nobody but the reader.
    """
    greeted = [m for m in near.mentions if m.role == "addressee" and m.start < place]
    return _others(near, greeted[-1]) if greeted else []


def on_envelope(near: Nearby, place: int) -> list[Mention]:
    """Return the name over a postal address at the top of a letter, where one stands there.

    Not its writer's. place: in the letter; over the address where nobody is named before it.
    """
    held = [m for m in near.within(0, _TOP) if over_address(near.doc.flat, m.end)]
    held = [m for m in held if m.role in ("", "subject", "addressee")]
    held = [m for m in held if near.people[m.person].role != "author"][:1]
    return held if held and (held[0].start < place or not near.within(0, held[0].start)) else []


def _others(near: Nearby, greeted: Mention) -> list[Mention]:
    over = [m for m in near.within(0, greeted.start) if m.person != greeted.person]
    return [m for m in over if near.people[m.person].role == "subject"]


def signs(doc: Document, start: int, end: int) -> bool:
    """Whether the name stands alone at the end of a letter, over no more than title and office.

    A memo greets nobody: there the name stands at the right, before its office.
    """
    first, last = doc.line(start)
    if doc.flat[first:start].strip() or not _OFFICE.fullmatch(doc.flat, end, last):
        return False
    greeted = [m.end() for m in _GREETED.finditer(doc.flat, max(0, start - _LETTER), start)]
    right = start - first >= _RIGHT and start > _BODY and "," in doc.flat[end:last]
    if not right and (not greeted or start - greeted[-1] < _BODY):
        return False
    return bool(_SIGNS.match(doc.flat, last))
