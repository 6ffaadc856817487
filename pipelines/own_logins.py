"""Whether a login is a person's, by its letters: `mvillase` is Maria Villasenor's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.name_lists import fold_plain

if TYPE_CHECKING:
    from pipelines.mentions import Person


def in_login(person: Person, local: str) -> bool:
    """Whether the part before the @ holds the family name and agrees with the given name."""
    given, family = fold_plain(person.given_name or ""), fold_plain(person.family_name or "")
    family, letters = family.replace(" ", ""), "".join(c for c in local if c.isalpha())
    if len(family) < 3 or not given:
        return False
    short = letters[:1] == given[0] and len(letters) > 4 and family.startswith(letters[1:])
    if short or family not in letters:  # user names are often cut: mvillase
        return short
    rest = letters.replace(family, "", 1)
    return not rest or rest.startswith(given[0])
