"""Given name."""

from detectors.model import Detector, trimmed

_FIRST = ("first name", "given name", "given names")
_MORE = (
    "initial", "initials", "middle initial", "middle name", "middle names", "middle", "mi", "m i",
)  # fmt: skip
_MIDDLE = ("middle", "middle name", "and middle", "and middle name", "or middle")


DETECTOR = Detector(
    detects="given_name",
    title="Given name",
    headers=(
        "first name", "fname", "firstname", "first", "given name", "givenname", "given",
        "given names", "givennames", "forename", "forenames",
        "f name", "first nm", "fst name", "frst name", "fn", "first name or initial",
        "legal first name", "preferred name", "preferred first name", "nickname",
        "preferred first", "pref first", "legal first", "preferred given", "chosen first",
        "goes by", "known as", "patient first", "member first", "employee first", "name first",
        "nombre", "nombres", "primer nombre", "prenom", "vorname", "ten", "nome", "voornaam",
        "pangalan", "imya", "name given", "gn",
        *(f"{first} {more}" for first in _FIRST for more in _MORE),
        *(f"{first} and {more}" for first in _FIRST for more in _MORE),
        *(f"{first} {more}" for first in ("first", "given") for more in _MIDDLE),
    ),
    context=(
        "first name", "given name", "forename", "nombre", "prenom", "vorname", "given names",
        "forenames",
    ),
    normal=trimmed,
    valid=lambda value: value.str.contains(r"^\P{N}*\p{L}\P{N}*$"),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)",
    examples=("Guadalupe", "Mary-Ann", "J.", "Xiǎo Míng"),
    counter_examples=("", "4183", "-"),
)  # fmt: skip
