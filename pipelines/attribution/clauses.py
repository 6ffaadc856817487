"""Who is named in a clause of its own about somebody: "Ana Ruiz, who sat beside Kim Le, gave …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.text import Finding
    from pipelines.attribution.mentions import Mention

_OPENS = re.compile(r"[ \n]?,[ \n](?:\w+[ \n])?who(?:m|se)?\b")
_GOES_ON = re.compile(
    r",[ \n](?:and[ \n](?:his|her|their)\b|"
    r"(?:(?:also|then|later|now|still|himself|herself|in turn)[ \n])?"
    r"(?:[a-z]{2,}ed|gave|gives|has|had|is|was|holds?|held|came|told|tells|says|said|took|takes|"
    r"brought|brings|uses|lives|put|left|lost|wrote|sent|got|paid|drove|drives|works|carries|"
    r"presents|shows|went|fell|broke|spoke|read|sold|bought|kept|keeps|will|must|can|may|needs)\b"
    r"(?![ \n]by\b))"
)
"""Behind the comma that closes a clause: what the one whom it is about does."""

_NEXT_CLAUSE = re.compile(r"[^;\n]{0,30};[ \n](?:[a-z][\w'’-]*,?[ \n]){1,5}\Z")
"""Between a value and who opens the next clause: `her SSN is …; brother Luis Vega is …`."""


def outside_clauses(flat: str, mentions: Sequence[Mention], finding: Finding) -> list[Mention]:
    """The mentions of a sentence without those inside a clause that has closed before a value.

    flat: the text of the document; mentions: by place. What stands behind the clause is again
    about the one it tells of; those named behind the value stay, but for who opens the next clause.
    """
    before = [m for m in mentions if m.start < finding.start]
    if not before and mentions and _NEXT_CLAUSE.match(flat, finding.end, mentions[0].start):
        return []
    for at, head in enumerate(before[:-1]):
        if not _OPENS.match(flat, head.end):
            continue
        closed = flat.find(",", before[-1].end, finding.start)
        if closed >= 0 and _GOES_ON.match(flat, closed):
            return [*before[: at + 1], *mentions[len(before) :]]
    return list(mentions)
