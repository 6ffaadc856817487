"""Identity numbers of other countries: their forms, and the arithmetic of their check digits.

Written from the rules of the issuing authorities, proved by the doctests of python-stdnum in
`benchmarks/detection/public.py` (that library is under the LGPL and is not used).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE"
_CURP = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ"
_ODD_ITALIAN = "BAFHJNPRTVCESULDGIMOQKWZYX"
_ODD_ITALIAN_DIGITS = "BAFHJNPRTV"
_VERHOEFF = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_TURNED = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870",
    "4286573901", "2793806415", "7046913258",
)  # fmt: skip
_DATE = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One country's number: title for people, words of headers that name it, form, check.

    form: of the normal form (capital letters and digits); check: whether the check digits of a
    normal form of that form are right. sure: the form and its check say what it is by themselves.
    """

    title: str
    heads: frozenset[str]
    form: str
    check: Callable[[str], bool]
    sure: bool = False


def _sum(text: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False))


def _luhn(text: str) -> bool:
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(text)))
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


def _cpf(text: str) -> bool:
    first = _sum(text, range(10, 1, -1)) * 10 % 11 % 10
    second = _sum(text, range(11, 1, -1)) * 10 % 11 % 10
    return len(set(text)) > 1 and text[9:] == f"{first}{second}"


def _curp(text: str) -> bool:
    total = sum(_CURP.index(sign) * (18 - place) for place, sign in enumerate(text[:17]))
    return text[17] == str(-total % 10)


def _aadhaar(text: str) -> bool:
    rest = 0
    for place, digit in enumerate(reversed(text)):
        rest = int(_VERHOEFF[rest][int(_TURNED[place % 8][int(digit)])])
    return rest == 0


def _dni(text: str) -> bool:
    whole = text.translate(str.maketrans("XYZ", "012")) if text[0] in "XYZ" else text
    return whole[-1] == _SPANISH[int(whole[:-1]) % 23]


def _nir(text: str) -> bool:
    body = text[:13].replace("2A", "19").replace("2B", "18")
    return int(body) % 97 + int(text[13:]) == 97


def _codice(text: str) -> bool:
    total = 0
    for place, sign in enumerate(text[:15]):
        if place % 2:
            total += int(sign) if sign in _DIGITS else _LETTERS.index(sign)
        else:
            at = int(sign) if sign in _DIGITS else _LETTERS.index(sign)
            total += _LETTERS.index((_ODD_ITALIAN_DIGITS if sign in _DIGITS else _ODD_ITALIAN)[at])
    return text[15] == _LETTERS[total % 26]


def _ric(text: str) -> bool:
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(text[:17]))
    return text[17] == "10X98765432"[total % 11]


def _rrn(text: str) -> bool:
    return int(text[12]) == (11 - _sum(text, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10


def _rut(text: str) -> bool:
    total = _sum(text[-2::-1], (2, 3, 4, 5, 6, 7, 2, 3))
    return text[-1] == "0K987654321"[total % 11]


def _pesel(text: str) -> bool:
    return _sum(text, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def _bsn(text: str) -> bool:
    return int(text) > 0 and (_sum(text, range(9, 1, -1)) - int(text[8])) % 11 == 0


def _kimlik(text: str) -> bool:
    odd, even = _sum(text[0:9:2], [1] * 5), _sum(text[1:8:2], [1] * 4)
    tenth = (odd * 7 - even) % 10
    return text[9:] == f"{tenth}{(odd + even + tenth) % 10}"


def _taiwan(text: str) -> bool:
    code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(text[0]) + 10
    return (code // 10 + code % 10 * 9 + _sum(text[1:], (8, 7, 6, 5, 4, 3, 2, 1, 1))) % 10 == 0


def _singapore(text: str) -> bool:
    total = _sum(text[1:8], (2, 7, 6, 5, 4, 3, 2)) + 4 * (text[0] in "TG")
    letters = "JZIHGFEDCBA" if text[0] in "ST" else "XWUTRQPNMLK"
    return text[0] == "M" or text[8] == letters[total % 11]


def _thai(text: str) -> bool:
    return (11 - _sum(text, range(13, 1, -1)) % 11) % 10 == int(text[12])


def _salvador(text: str) -> bool:
    return int(text[8]) == -_sum(text, range(9, 1, -1)) % 10


def _mine(text: str) -> bool:
    total = _sum(text[10::-1], (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6))
    return int(text[11]) == (0 if total % 11 <= 1 else 11 - total % 11)


def _any(text: str) -> bool:
    return bool(text)


def _scheme(title: str, heads: str, form: str, check: Callable[[str], bool], *,
            sure: bool = False) -> Scheme:  # fmt: skip
    return Scheme(title=title, heads=frozenset(heads.split()), form=form, check=check, sure=sure)


SCHEMES = (
    _scheme("Mexican CURP", "curp", f"[A-Z]{{4}}[0-9]{{2}}{_DATE}[HMX][A-Z]{{5}}[0-9A-Z][0-9]",
            _curp, sure=True),
    _scheme("Chinese identity number", "ric shenfenzheng",
            f"[1-9][0-9]{{5}}(?:19|20)[0-9]{{2}}{_DATE}[0-9]{{3}}[0-9X]", _ric, sure=True),
    _scheme("Korean resident registration number", "rrn jumin", f"[0-9]{{2}}{_DATE}[0-9]{{7}}",
            _rrn, sure=True),
    _scheme("Italian codice fiscale", "codice fiscale",
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
            _codice, sure=True),
    _scheme("Brazilian CPF", "cpf", "[0-9]{11}", _cpf),
    _scheme("Indian Aadhaar number", "aadhaar aadhar uidai", "[2-9][0-9]{11}", _aadhaar),
    _scheme("Indian PAN", "pan", "[A-Z]{3}[ABCFGHJLPT][A-Z](?!0000)[0-9]{4}[A-Z]", _any),
    _scheme("Spanish DNI or NIE", "dni nie nif", "(?:[0-9]{8}|[XYZ][0-9]{7})[A-Z]", _dni),
    _scheme("French NIR", "nir insee securite",
            "[12][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{8}", _nir),
    _scheme("British national insurance number", "nino insurance",
            "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]", _any, sure=True),
    _scheme("Canadian SIN", "sin nas", "[1-79][0-9]{8}", _luhn),
    _scheme("Chilean RUT", "rut run", "[0-9]{7,8}[0-9K]", _rut),
    _scheme("Polish PESEL", "pesel",
            "[0-9]{2}(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{5}", _pesel),
    _scheme("Dutch BSN", "bsn burgerservicenummer", "[0-9]{9}", _bsn),
    _scheme("Turkish identity number", "kimlik tckn", "[1-9][0-9]{10}", _kimlik),
    _scheme("Swedish personnummer", "personnummer", "(?:19|20)?[0-9]{10}",
            lambda text: _luhn(text[-10:])),
    _scheme("South African identity number", "rsaid", "[0-9]{13}", _luhn),
    _scheme("Dominican cedula", "cedula", "[0-9]{11}", _luhn),
    _scheme("Ecuadorian cedula", "cedula ci", "(?:0[1-9]|1[0-9]|2[0-4]|30|50)[0-6][0-9]{7}", _luhn),
    _scheme("Salvadoran DUI", "dui", "[0-9]{9}", _salvador),
    _scheme("Taiwanese identity number", "roc", "[A-Z][1289][0-9]{8}", _taiwan),
    _scheme("Singapore NRIC or FIN", "nric fin", "[STFGM][0-9]{7}[A-Z]", _singapore),
    _scheme("Thai identity number", "thai", "[1-9][0-9]{12}", _thai),
    _scheme("Japanese individual number", "mynumber kojin", "[0-9]{12}", _mine),
)  # fmt: skip


def is_right(normal: str, scheme: Scheme) -> bool:
    """Whether a normal form has the scheme's form and the right check digits."""
    return re.fullmatch(scheme.form, normal) is not None and scheme.check(normal)


def is_sure(normal: str) -> bool:
    """Whether a normal form is a number of a scheme that says what it is by itself."""
    return any(scheme.sure and is_right(normal, scheme) for scheme in SCHEMES)


def named_by(header: Sequence[str]) -> tuple[Scheme, ...]:
    """The schemes that a header (as `words` gives it) names."""
    return tuple(scheme for scheme in SCHEMES if scheme.heads & set(header))
