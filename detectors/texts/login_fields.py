"""Fields of logins whose label alone says less: a passcode right behind a user ID."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.texts.labels import Field, claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.candidate import Candidate

_ACCESS_CODE, _PASSWORD, _USER = "world/access_code", "world/password", "world/user_name"
_KEY = "world/person_key"
_SECRETS = frozenset({_ACCESS_CODE, _PASSWORD})
_LETTER = re.compile(r"[^\W\d_]")
_NEXT = 40
"""Characters from one field of a login to the next, at most."""


def of_login(text: str, found: Candidate, near: Sequence[Field]) -> Candidate:
    """The finding, as what it is where an online ID and its password stand behind each other.

    near: its own field between the one before and the one behind, as far as there are any. A code
    of letters right behind an online ID is a password, whatever its label (one of digits may open
    an account); a "User ID" of letters right before a password is no number of a person.
    """
    before = any(
        field.end <= found.start <= field.end + _NEXT and _USER in claims(field.words)[0]
        for field in near
    )
    behind = any(
        found.end <= field.label_start <= found.end + _NEXT and claims(field.words)[0] & _SECRETS
        for field in near
    )
    own = any(
        field.start <= found.start <= field.end and _USER in claims(field.words)[0]
        for field in near
    )
    if not _LETTER.search(text, found.start, found.end):
        return found
    if found.detector == _ACCESS_CODE and before:
        return replace(found, detector=_PASSWORD)
    return replace(found, detector=_USER) if found.detector == _KEY and own and behind else found
