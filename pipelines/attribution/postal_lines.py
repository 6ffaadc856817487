"""Postal addresses in running text, on one line or stacked as on an envelope."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STREET = (
    r"(?:[0-9]{1,6}[A-Za-z]?(?:[ ][0-9]/[0-9])?[ ][^\n,:;|]{3,45}"
    r"(?:,?[ ](?:apt|apartment|unit|ste|suite|#|spc|space|no|bldg|room|rm|"
    r"fl)\.?[ ]?#?[ ]?[\w-]{1,6})?"
    r"|P\.?[ ]?O\.?[ ]?Box[ ]#?[0-9A-Za-z-]{1,9}|Rural Route[ ][^\n,]{1,20})"
)
_UNIT = r"(?:(?:apt|apartment|unit|ste|suite|#|spc|space|bldg|room|rm)\.?[ ]?#?[ ]?[\w-]{1,6})"
_GAP = r"(?:,[ ]?|[ ]{1,2}|[ ]*,?\n[ \t>|]*)"
_CITY = r"[^\W\d_](?:[^\W\d_]|[ .'’-]){1,28}"
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|"
    r"RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|Calif(?:ornia|\.)?)"
)
_WHOLE = re.compile(
    rf"(?i)(?<![\w.-])(?P<street>{_STREET}){_GAP}(?:(?P<unit>{_UNIT}){_GAP})?(?P<city>{_CITY}?),?"
    rf"[ ]{{1,2}}(?P<state>(?-i:{_STATE})|"
    rf"(?-i:{_STATE.upper()}))[ ,]{{1,3}}(?P<zip>[0-9]{{5}}(?:-[0-9]{{4}})?)(?![0-9])"
)
_ZIP = re.compile(r"[ ,][0-9]{5}(?![0-9])")
_BESIDE = r"(?:(?:[ ]{2,30}\S|[ ][A-Z])[^\n]{0,80})?"
_OVER_ADDRESS = re.compile(
    rf"{_BESIDE}[ ]*\n(?:[^\n]{{0,40}}\n)?[ ]*(?:[0-9]{{1,6}}[A-Za-z]? |(?i:p\.? ?o\.? ?box ))"
    rf"[^\n]{{1,50}}?(?:{_BESIDE}\n{{1,2}}[ ]*|,[ ]+)[^\n]{{2,40}},? [A-Z]{{2}},? +[0-9]{{5}}"
    rf"(?:-[0-9]{{4}})?{_BESIDE}\s*\n"
)
"""A postal address below a name; dates and numbers of the letter may stand in a column beside,
which a page of the web shows behind one blank, with a blank line below each."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address at `text[start:end]`; whole: its parts with commas between, on one line."""

    start: int
    end: int
    whole: str


def addresses_in(text: str) -> list[Address]:
    """Every address that ends in a state and a ZIP code, in order."""
    if not _ZIP.search(text):
        return []
    return [
        Address(
            match.start(),
            match.end(),
            ", ".join(" ".join(part.split()) for part in _parts(match)),
        )
        for match in _WHOLE.finditer(text)
    ]


def _parts(match: re.Match[str]) -> list[str]:
    street = match["street"] if match["unit"] is None else f"{match['street']} {match['unit']}"
    return [street, match["city"], f"{match['state']} {match['zip']}"]


def over_address(text: str, end: int) -> bool:
    """Whether a name that ends there stands over a postal address, as on an envelope."""
    return _OVER_ADDRESS.match(text, end) is not None
