"""Documents of travelers: numbers of passports headed "Document" beside nationalities."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for

_DOCUMENT = frozenset({"document", "doc", "docs", "documento"})
_NUMBERED = frozenset({"number", "no", "num", "nbr", "id", "travel", "identity", "nr", "numero"})
_NATIONS = frozenset(
    ["nat", "nationality", "nationalities", "natl", "citizenship", "citizen", "ctz", "cty",
     "country", "nacionalidad", "cittadinanza"]
)  # fmt: skip
_ABOARD = frozenset(
    ["manifest", "crew", "passenger", "passengers", "pax", "voyage", "vessel", "flight", "apis",
     "travelers", "travellers", "seat", "cabin"]
)  # fmt: skip
"""Words of tables that a ship, an airplane or a tour keeps."""

_OPEN = frozenset({None, "product_number", "order_number"})
_NATION = r"^(?:[A-Z]{2,3}|U\.S\.A?\.?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,3})$"
_PASSPORT = r"^(?:[A-Z]{3}[ /-]{1,3})?(?:[0-9]{9}|[A-Z]{1,2}[0-9]{6,8})$"
_NAMES = frozenset({"name", "family_name"})
_NUMBER = r"[0-9]{4}"


def travel_documents(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts with a "document" typed beside names and nationalities (ICAO Annex 9, App. 2).

    table: words of the table's name.
    """
    found = list(verdicts)
    said = {word for seen in looks for word in seen.words} | set(table)
    nations = any(_nations(seen) for seen in looks)
    if not (nations or said & _ABOARD) or not any(v.detects in _NAMES for v in found):
        return found
    for at, seen in enumerate(looks):
        held = set(seen.words)
        headed = held & _DOCUMENT and held <= _DOCUMENT | _NUMBERED
        if headed and found[at].detects in _OPEN and _are_passports(seen):
            because = "numbers of passports, beside nationalities"
            found[at] = verdict_for(seen, "us/passport", 0.75, because)
    return found


def _nations(seen: Look) -> bool:
    """Whether a column holds countries; "cty" may be a county or a city as well."""
    if not set(seen.words) & _NATIONS or not seen.profile.size:
        return False
    return float(seen.values.str.contains(_NATION).mean() or 0.0) == 1.0  # type: ignore[arg-type]


def _are_passports(seen: Look) -> bool:
    """Whether all of its numbers may be passports'; some travelers have words there, or none."""
    numbers = seen.values.filter(seen.values.str.contains(_NUMBER))
    return len(numbers) > 0 and bool(numbers.str.contains(_PASSPORT).all())
