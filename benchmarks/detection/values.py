"""Invented values for the comparison of detectors, apart from the detectors' own examples.

Everything is drawn from a seeded generator. Check digits are computed here again, so that a fault
of the program's own arithmetic shows.
"""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass

GIVEN = "Rosalinda Ernesto Thuan Ying Tamika Suresh Aram Olga Conor Malia Nasrin Joon".split()  # noqa: SIM905
FAMILY = "Barragan Doan Fong Broussard Menon Avakian Sokolov Callahan Kahale Moradi Park".split()  # noqa: SIM905
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One element: what heads its columns, how sentences speak of it, and its values.

    peer: the name Presidio gives it; "" where its default recognizers know nothing of the kind.
    """

    element: str
    heads: tuple[str, ...]
    sentence: str
    draw: Callable[[random.Random], str]
    peer: str = ""


def _digits(draw: random.Random, size: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(size))


def _letters(draw: random.Random, size: int) -> str:
    return "".join(draw.choice(_LETTERS) for _ in range(size))


def ssn(draw: random.Random, dash: str = "-") -> str:
    """A number that may have been issued."""
    area = draw.choice([n for n in range(1, 900) if n != 666])
    return dash.join((f"{area:03d}", f"{draw.randint(1, 99):02d}", f"{draw.randint(1, 9999):04d}"))


def card(draw: random.Random) -> str:
    """Sixteen digits that pass the check of ISO/IEC 7812."""
    body = draw.choice(("4539", "5412", "6011")) + _digits(draw, 11)
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 * (doubled > 9)
    return body + str(-total % 10)


def mbi(draw: random.Random) -> str:
    """A Medicare Beneficiary Identifier in its form."""
    free = "ACDEFGHJKMNPQRTUVWXY"
    either = free + "0123456789"
    forms = ("123456789", free, either, "0123456789", free, either, "0123456789", free, free)
    return "".join(draw.choice(form) for form in forms) + _digits(draw, 2)


def iban(draw: random.Random) -> str:
    """A German account number whose check digits are right."""
    bank = _digits(draw, 18)
    return f"DE{98 - int(bank + '131400') % 97:02d}{bank}"


def _license(draw: random.Random) -> str:
    return draw.choice(_LETTERS) + str(draw.randint(1, 9)) + _digits(draw, 6)


def template(draw: random.Random) -> str:
    """The head of an ISO minutiae record and noise behind it, in base64."""
    return base64.b64encode(b"FMR\x00 20\x00" + draw.randbytes(120)).decode()


KINDS = (
    Kind(element="ssn", heads=("SSN", "Soc Sec #", "EE_SSN", "NSS"), peer="US_SSN",
         sentence="Social Security number {} was on the form", draw=ssn),
    Kind(element="tax_id", heads=("ITIN", "itin_no"), peer="US_ITIN",
         sentence="files under ITIN {} since",
         draw=lambda d: f"9{_digits(d, 2)}-7{d.randint(0, 9)}-{_digits(d, 4)}"),
    Kind(element="drivers_license", heads=("DL#", "Driver License No", "OLN"),
         peer="US_DRIVER_LICENSE", sentence="showed driver's license {} at the desk",
         draw=_license),
    Kind(element="passport", heads=("Passport No.", "PPT_NBR"), peer="US_PASSPORT",
         sentence="passport number {} expires soon", draw=lambda d: d.choice("AX") + _digits(d, 8)),
    Kind(element="military_id", heads=("EDIPI", "DoD ID"),
         sentence="EDIPI {} on the badge", draw=lambda d: "1" + _digits(d, 9)),
    Kind(element="other_government_id", heads=("A-Number", "Alien Reg No"),
         sentence="alien number {} in the file",
         draw=lambda d: "A" + str(d.randint(100, 219)) + _digits(d, 6)),
    Kind(element="card_number", heads=("Card Number", "CC_NUM", "PAN"), peer="CREDIT_CARD",
         sentence="charged to card {} twice", draw=card),
    Kind(element="account_number", heads=("IBAN",), peer="IBAN_CODE",
         sentence="wired to IBAN {} today", draw=iban),
    Kind(element="health_insurance", heads=("MBI", "Medicare No"), peer="US_MBI",
         sentence="Medicare number {} was billed", draw=mbi),
    Kind(element="medical", heads=("ICD-10", "Dx Code"),
         sentence="diagnosis code {} was entered",
         draw=lambda d: d.choice("EFIJM") + _digits(d, 2) + "." + _digits(d, 1)),
    Kind(element="password", heads=("Password", "pwd"),
         sentence="password: {}", draw=lambda d: _letters(d, 3) + "!" + _digits(d, 4)),
    Kind(element="plate", heads=("License Plate", "VRM"),
         sentence="plate number {} at the gate",
         draw=lambda d: str(d.randint(1, 9)) + _letters(d, 3) + _digits(d, 3)),
    Kind(element="biometric", heads=("Fingerprint Template", "TMPL"),
         sentence="", draw=template),
)  # fmt: skip

DECOYS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    ("Order No", lambda d: str(d.randint(1, 8)) + _digits(d, 8)),
    ("SKU", lambda d: f"{_letters(d, 2)}-{_digits(d, 4)}"),
    ("Tracking", lambda d: "1Z" + _digits(d, 16)),
    ("Updated", lambda d: f"2026-0{d.randint(1, 9)}-1{d.randint(0, 9)} 10:{d.randint(10, 59)}:00"),
    ("Meter", lambda d: _digits(d, 8)),
    ("Code", lambda d: d.choice("ABC") + _digits(d, 2)),
)
"""Columns of numbers that are nobody's, by header."""
