"""Names that stand beside each other: of two people, who may share one family name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.attribution.mentions import Mention
    from pipelines.attribution.units import Document

_BESIDE = re.compile(
    r"(?i)[ ,]*(?:\band|&|\bor|\by|,)[ ]+(?:(?:his|her|their|with)[ ])?(?:(?:wife|husband|spouse|"
    r"son|daughter|brother|sister|twin|mother|father)[ ,]+)?(?:(?:mr|mrs|ms)\.?[ ])?"
)
"""Between two names of two people, however alike: "Linh and Vinh Trac"."""

_AND = re.compile(r"(?<![\w.'’-])(?P<given>[^\W\d_a-z][\w'’-]+)[ ](?:and|&|y)[ ]\Z")
_BACK = 30


def couples(
    doc: Document, rows: Sequence[tuple[Mention, dict[str, str | None]]]
) -> list[tuple[Mention, dict[str, str | None]]]:
    """Return the names, with the family name of the next where it is both's: `Joan and Al Ruiz`.

    rows: mentions with the parts of their names. Not for whom the text names in full elsewhere.
    """
    full = {row["given_name"] for _, row in rows if row["family_name"]}
    shared: dict[str, str] = {}
    for mention, row in rows:
        joined = _AND.search(doc.flat, max(0, mention.start - _BACK), mention.start)
        if joined and row["given_name"] and row["family_name"]:
            shared.setdefault(joined["given"], row["family_name"])
    made = []
    for mention, row in rows:
        lone = not row["family_name"] and row["given_name"] not in full
        lone = lone and mention.role not in ("staff", "provider", "author")
        family = shared.get(row["given_name"] or "") if lone else None
        whole = f"{row['full_name']} {family}"
        both = {"family_name": family, "full_name": whole} if family else {}
        made.append((mention, {**row, **both}))
    return made


def are_two(
    doc: Document,
    one: tuple[Mention, Mapping[str, str | None]],
    two: tuple[Mention, Mapping[str, str | None]],
) -> bool:
    """Return whether two names beside each other are two people's, neither cut from the other."""
    beside = _BESIDE.fullmatch(doc.flat, one[0].end, two[0].start)
    given = [(row["given_name"] or "").lower() for _, row in (one, two)]
    return bool(beside) and not given[0].startswith(given[1]) and not given[1].startswith(given[0])
