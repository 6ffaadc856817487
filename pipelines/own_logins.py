"""Whether a login is a person's, by its letters or by the name that it is shown with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.name_lists import fold_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.mentions import Mention, Person

_SHOWN = re.compile(r"[^\W\d_][\w .,'’-]{0,60}[\"”]?[ ]?[<\[](?:mailto:)?$")
_LONGEST = 80


def in_login(person: Person, local: str) -> bool:
    """Whether the part before the @ holds the family name and agrees with the given name.

    `mvillase` is Maria Villasenor's.
    """
    given, family = fold_plain(person.given_name or ""), fold_plain(person.family_name or "")
    family, letters = family.replace(" ", ""), "".join(c for c in local if c.isalpha())
    if len(family) < 3 or not given:
        return False
    short = letters[:1] == given[0] and len(letters) > 4 and family.startswith(letters[1:])
    if short or family not in letters:  # user names are often cut: mvillase
        return short
    rest = letters.replace(family, "", 1)
    return not rest or rest.startswith(given[0])


def shown_for_another(text: str, start: int, here: Sequence[Mention]) -> bool:
    """Whether an address in brackets stands behind a name that is nobody's of these mentions.

    `Front Desk <desk@example.org> wrote:`. start: of the address; here: the mentions of its line.
    """
    line = text.rfind("\n", 0, start) + 1
    shown = _SHOWN.search(text, max(line, start - _LONGEST), start)
    return shown is not None and not any(m.end > shown.start() and m.start < start for m in here)
