"""Numbers of licenses that no driver holds: of dogs, firms, trades and bicycles."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for

_UNSAID = "us/license_number"
_OF_OTHERS = frozenset(
    {"dog", "cat", "pet", "pets", "breed", "animal", "animals", "rabies", "spayed", "neutered",
     "microchip", "bicycle", "bike", "kennel", "fishing", "hunting", "angler", "marriage",
     "liquor", "beverage", "contractor", "contractors", "cslb", "business", "dba", "nursing",
     "board", "credential", "specialty", "npi", "dea", "bar", "notary", "cosmetology", "realtor",
     "broker", "software", "seats", "vendor", "firearm", "childcare", "daycare"}
)  # fmt: skip
_OF_DRIVERS = frozenset({"driver", "drivers", "driving", "dl", "dmv", "operator", "state", "photo"})


def other_licenses(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts without "Lic No" in tables of other licenses; table: words of its name.

    Only where the header itself says no more than that it is a license: a driver's license in a
    register of dogs stays one.
    """
    said = {word for seen in looks for word in seen.words} | set(table)
    if not said & _OF_OTHERS or said & _OF_DRIVERS:
        return list(verdicts)
    return [
        verdict_for(looks[v.column], None, 0.0, "a license, in a table of other licenses")
        if v.detector == _UNSAID
        else v
        for v in verdicts
    ]
