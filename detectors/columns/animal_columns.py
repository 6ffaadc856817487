"""Tables about animals: their illnesses and treatments are theirs, not their owners'."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, verdict_for

OF_ANIMALS = "about animals, not about the people of the table"
"""The reason on columns whose words of medicine say nothing of a person's health."""

_ANIMAL = frozenset({"pet", "pets", "animal", "animals", "horse", "mascota"})
_KIND = frozenset({"species", "breed", "spayed", "neutered", "microchip", "rabies", "especie",
                   "raza"})  # fmt: skip
_PEOPLES = frozenset({"owner", "owners", "client", "employee", "staff", "handler", "dueno"})
_KINDS = (
    r"(?i)^(?:k-?9s?|canine|feline|equine|avian|bovine|caprine|porcine|dogs?|cats?|fel|can|eq|"
    r"birds?|horses?|rabbits?|goats?|reptiles?|ferrets?|hamsters?|guinea pigs?|perros?|gatos?)$"
)
_MOST = 0.8


def of_animals(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts without health, in order, in tables whose patients are animals.

    A table is about animals where two things agree: a header of the animal, one of its species or
    breed, values that are kinds of animals. A "PET" between "CT" and "MRI" is none.
    """
    said = {word for seen in looks for word in seen.words}
    if not _about_animals(said, looks):
        return list(verdicts)
    return [
        verdict_for(looks[v.column], None, 0.0, OF_ANIMALS)
        if v.detects in {"medical", None} and not _PEOPLES & set(looks[v.column].words)
        else v
        for v in verdicts
    ]


def _about_animals(said: set[str], looks: Sequence[Look]) -> bool:
    named, kind = bool(said & _ANIMAL), bool(said & _KIND)
    if not (named or kind):
        return False
    # An "emotional support animal" is a dog as well.
    open_ones = (seen for seen in looks if seen.profile.size > 0 and not _ANIMAL & set(seen.words))
    return (named and (kind or "owner" in said)) or any(
        seen.values.str.contains(_KINDS).mean() >= _MOST  # type: ignore[operator]
        for seen in open_ones
    )
