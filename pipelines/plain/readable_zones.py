"""Zones of passports, stripes of cards and documents in bookings, as people write them.

ICAO Doc 9303: part 4 (TD3, two lines of 44), part 5 (TD1, three of 30) and part 6 (TD2, two of
36). Surname and given names are parted by two fillers `<<`, words by one. Bookings of
flights hold documents as IATA writes them for airlines (SSR DOCS: kind, issuer, number,
nationality, birth, sex, expiry, surname, given names, between slashes).
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.texts.card_tracks import HOLDER
from pipelines.blocks import TextBlock

_NAMES = r"(?P<family>[A-Z]+(?:<[A-Z]+)*)<<(?P<given>[A-Z]+(?:<[A-Z]+)*)<*"
_ZONE = re.compile(
    rf"(?m)^(?P<book>[ \t]*(?:P[A-Z<]|[ACIV][A-Z<])[A-Z]{{3}}){_NAMES}[ \t]*$"
    rf"|^[ \t]*(?P<card>){_NAMES.replace('family', 'last').replace('given', 'first')}[ \t]*$"
)
_DAY = r"[0-3][0-9](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:[0-9]{2}){1,2}"
_BOOKED = re.compile(
    r"(?<![A-Z0-9])(?P<kind>[A-Z]{1,2})/[A-Z]{2,3}/(?P<number>[A-Z0-9]{5,15})/[A-Z]{2,3}/"
    rf"(?P<birth>{_DAY})/[A-Z]{{1,2}}/(?:{_DAY})?/"
    r"(?P<family>[A-Z][A-Z '-]*)/(?P<given>[A-Z][A-Z '-]*)"
    r"(?:/(?P<middle>[A-Z][A-Z '-]*)(?![A-Z0-9]))?"
)
_KINDS = {"P": "Passport number", "I": "Identity card number", "C": "Identity card number"}
_LENGTHS = (30, 36, 44)
_SLACK = 3
"""Fillers that recognition may lose or double."""


def written_out(block: TextBlock) -> TextBlock:
    """The block with `P<USADINH<<CHIDI<<<` as `Name: DINH, CHIDI`, its length as it was.

    The `^DINH/CHIDI^` of a card's stripe becomes a longer `^ Name: DINH, CHIDI ^`, and a document
    of a booking labels and values. Lines stay where they are.
    """
    text = block.text
    if "<<" in text:
        text = _ZONE.sub(_name, text)
    if "^" in text:
        text = HOLDER.sub(r"^ Name: \g<last>, \g<first> ^", text)
    text = _BOOKED.sub(_document, text)
    return block if text is block.text else replace(block, text=text)


def _document(match: re.Match[str]) -> str:
    given = " ".join(filter(None, (match["given"], match["middle"])))
    label = _KINDS.get(match["kind"][0], "Travel document number")
    born, number = match["birth"], match["number"]
    birth = f"{born[:2]}-{born[2:5]}-{born[5:]}"
    return f"  Name: {match['family']}, {given}   {label}: {number}   Date of birth: {birth}  "


def _name(match: re.Match[str]) -> str:
    zone = match.group()
    length = len(zone.strip())
    if min(abs(length - usual) for usual in _LENGTHS) > _SLACK:
        return zone
    parts = (match["family"] or match["last"], match["given"] or match["first"])
    written = ", ".join(part.replace("<", " ") for part in parts)
    label = "Name: " if len(written) + 6 <= len(zone) else ""
    return f"{label}{written}"[: len(zone)].ljust(len(zone))
