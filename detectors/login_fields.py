"""Fields of logins whose label alone says less: a passcode right behind an online ID."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.labels import Field, claims

if TYPE_CHECKING:
    from detectors.candidates import Candidate

_ACCESS_CODE, _PASSWORD, _USER = "world/access_code", "world/password", "world/user_name"
_LETTER = re.compile(r"[^\W\d_]")
_NEXT = 40
"""From the end of an online ID to the code of the next label, at most."""


def of_login(text: str, found: Candidate, before: Field | None) -> Candidate:
    """The finding; a code of letters right behind an online ID is the password of a login.

    before: the field before that of the finding. A code of digits may open an account.
    """
    if found.detector != _ACCESS_CODE or before is None or found.start - before.end > _NEXT:
        return found
    told = _LETTER.search(text, found.start, found.end) and _USER in claims(before.words)[0]
    return replace(found, detector=_PASSWORD) if told else found
