"""User names made of the name right before them, and the secret behind: `Ana Ruiz aruiz/Fjord22`.

That a user name holds the family name, or begins with the given name, says what the two signs
behind a name are where no word does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_lists import fold_plain
from detectors.texts.credential_pairs import SEVERAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]+(?:[ ][^\W\d_a-z][\w'’.-]*){0,3})"
    r"(?:[ ]?[/|,;:–—-]|[ ]\()?[ ]?(?P<user>[a-z][a-z0-9._-]{2,30})\)?"
    r"[ ]?[/|,;:–—-][ ]?(?:(?i:temp|new|initial)?[ ]?(?i:pass(?:word)?|pwd?|pw)[ ]?[:=][ ]?)?"
    rf"{SEVERAL_KINDS}(?P<secret>[^\s,;|()<>\"“”]{{5,30}})(?![^\s,;|)\"”])"
)
_PART = 3
"""Letters of a family name at least that a user name holds."""


def named_logins(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of such logins, with the groups `user` and `secret`."""
    return (match for match in _FORM.finditer(text) if _made_of(match["user"], match["name"]))


def _made_of(user: str, name: str) -> bool:
    """Whether a user name is made of a name: `aruiz`, `ana.r`, `ruiz_a`, `maddig` of Maddigan."""
    said = re.sub("[^a-z]", "", user)
    words = [re.sub("[^a-z]", "", fold_plain(word).lower()) for word in name.split()]
    given, family = words[0], words[-1]
    if given == family or not given or not family:
        return False
    behind = said.removeprefix(given)
    of_given = behind != said and (not behind or behind[0] == family[0])
    rests = (said, said.removeprefix(given[0]))
    return of_given or any(
        len(rest) >= _PART and (family.startswith(rest) or rest.startswith(family))
        for rest in rests
    )
