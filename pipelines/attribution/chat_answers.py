"""Values that are all somebody says in a chat: the speaker's own, or of whom it was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby

_ANSWER = re.compile(
    r"[ ]?(?:\([^()\n]{3,12}\))?:[ ]*(?P<label>(?:(?!(?:my|mine|i|i'm|our)\b)[\w#'’-]+[ :]+){0,4})",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[ .,!?]*(?:please|pls|thx|thanks)?[ .!]*", re.IGNORECASE)
_INTRODUCED = re.compile(r"(?i)(?::|\b(?:for|on|about|regarding|is|named|called))[ ]*$")
_MESSAGES_BACK = 6


def answered(near: Nearby, finding: Finding, line: tuple[int, int]) -> Owner | None:
    """Return whose a value is that is all somebody says in a chat.

    It is the speaker's own, or of whom the line before names.
    """
    flat, here = near.doc.flat, near.within(line[0], finding.start)
    if len(here) != 1 or here[0].role != "author":
        return None
    said = _ANSWER.fullmatch(flat, here[0].end, finding.start)
    if said is None or flat[finding.end : line[1]].strip(" ."):
        return None
    about = _asked_about(near, line[0], finding, here[0].person)
    if about is None and said["label"]:
        return None
    return Owner(here[0].person if about is None else about, 0.8, "answer in a chat")


def _asked_about(near: Nearby, line: int, finding: Finding, speaker: int) -> int | None:
    """Return whom the messages above an answer name: in the last one, or by the name alone."""
    flat, at = near.doc.flat, line
    for back in range(_MESSAGES_BACK):
        if at == 0:
            break
        start, end = near.doc.line(at - 1)
        named = near.within(start, end)
        others = [m for m in near.eligible(named, finding) if m.role != "author"]
        others = [m for m in others if m.person != speaker]
        alone = [m for m in others if _ALONE.fullmatch(flat, m.end, end)]
        alone = [m for m in alone if _INTRODUCED.search(flat[start : m.start])]
        chosen = (others if back == 0 else alone)[-1:]
        if chosen:
            return chosen[0].person
        at = start
    return None
