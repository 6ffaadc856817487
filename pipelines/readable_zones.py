"""Names in machine-readable zones of passports and stripes of cards, as people write them.

ICAO Doc 9303: part 4 (TD3, two lines of 44), part 5 (TD1, three of 30) and part 6 (TD2, two of
36). Surname and given names are parted by two fillers `<<`, words by one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.card_tracks import HOLDER
from pipelines.blocks import TextBlock

_NAMES = r"(?P<family>[A-Z]+(?:<[A-Z]+)*)<<(?P<given>[A-Z]+(?:<[A-Z]+)*)<*"
_ZONE = re.compile(
    rf"(?m)^(?P<book>[ \t]*(?:P[A-Z<]|[ACIV][A-Z<])[A-Z]{{3}}){_NAMES}[ \t]*$"
    rf"|^[ \t]*(?P<card>){_NAMES.replace('family', 'last').replace('given', 'first')}[ \t]*$"
)
_LENGTHS = (30, 36, 44)
_SLACK = 3
"""Fillers that recognition may lose or double."""


def written_out(block: TextBlock) -> TextBlock:
    """The block with `P<USADINH<<CHIDI<<<` as `Name: DINH, CHIDI`, its length as it was.

    A recognized text stays at that; in others the `^DINH/CHIDI^` of a card's stripe becomes a
    longer `^ Name: DINH, CHIDI ^`. Lines stay where they are.
    """
    text = block.text
    if "<<" in text:
        text = _ZONE.sub(_name, text)
    if "^" in text and not block.doubts:
        text = HOLDER.sub(r"^ Name: \g<last>, \g<first> ^", text)
    return block if text is block.text else replace(block, text=text)


def _name(match: re.Match[str]) -> str:
    zone = match.group()
    length = len(zone.strip())
    if min(abs(length - usual) for usual in _LENGTHS) > _SLACK:
        return zone
    parts = (match["family"] or match["last"], match["given"] or match["first"])
    written = ", ".join(part.replace("<", " ") for part in parts)
    label = "Name: " if len(written) + 6 <= len(zone) else ""
    return f"{label}{written}"[: len(zone)].ljust(len(zone))
