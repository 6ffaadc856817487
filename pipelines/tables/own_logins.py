"""Whether a login is a person's, by its letters or by the name that it is shown with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.people.name_lists import fold_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.attribution.mentions import Mention, Person

_SHOWN = re.compile(r"[^\W\d_][\w .,'’-]{0,60}[\"”]?[ ]?[<\[](?:mailto:)?$")
_LONGEST, _SHORT = 80, 3


def in_login(person: Person, local: str) -> bool:
    """Whether the part before the @ holds the family name and agrees with the given name.

    `mvillase` is Maria Villasenor's.
    """
    return _agrees(person.given_name or "", person.family_name or "", local)


def login_of(name: str, user: str) -> bool:
    """Whether a user name or address is that of whom a cell names: `Kim Vo`, `Vo, Kim`."""
    last, comma, first = (part.strip() for part in name.partition(","))
    words = name.split()
    given, family = (
        (first, last) if comma else (words[0], " ".join(words[1:])) if words else ("", "")
    )
    local = user.partition("@")[0].casefold()
    return _agrees(given, family, local) or _agrees(given, family.rpartition(" ")[2], local)


def _agrees(given: str, family: str, local: str) -> bool:
    given, family = fold_plain(given), fold_plain(family)
    family, letters = family.replace(" ", ""), "".join(c for c in local if c.isalpha())
    if len(family) < _SHORT or not given:  # of two letters both names are whole: tdo82
        return bool(given) and len(family) > 1 and letters in (given[0] + family, given + family)
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
