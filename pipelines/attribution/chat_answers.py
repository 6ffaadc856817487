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
_WHOSE = re.compile(r"(?i)\b(?:my|mine|your|yours|our|his|her|hers|their|he|she|i(?!-[0-9])|you)\b")
_ANOTHER = frozenset({"his", "her", "hers", "their", "he", "she"})
_I_HAVE = re.compile(
    r"(?i)\bi(?:['’]ve)? (?:had|have|got|see|show|found|wrote|entered|typed|put|show)"
    r"(?: (?:down|it as|here|on file))?[ :]*\Z"
)
"""A number that somebody has noted of whom they talk about: "I had 605-92-1138. fixed."."""

_HANDED = re.compile(
    r"(?i)\b(?:temp(?:orary)?|reset(?:ting)?|initial|one[ -]time|(?<!my )new|your)\b[^\n]{0,30}"
    r"\b(?:pass\w*|pw|pwd)\b|"
    r"(?<!my )\b(?:pass\w*|pw|pwd)[ ](?:is now|now is|(?:was )?(?:re)?set to)\b"
)
"""What a desk says when it gives somebody a password: "Resetting. Temporary password: …"."""

_SPEAKER = re.compile(r"[ \t]*[^\W\d_][\w /.'’-]{0,30}:[ ]")
"""How a line of a chat begins: `IT-Rosa: `."""

_YOUR = re.compile(r"(?i)\b(?:yours?|ur|mine|my|tus?|sus?)\b")
_SPOKEN_OF = re.compile(r"(?i)\b(?:his|her|him|he|she)\b|[^\W\d_]['’]s\b")


def told_of_another(near: Nearby, finding: Finding, line: tuple[int, int]) -> Owner | None:
    """Return whom a speaker of a chat means by "his license is …": whom the talk named last."""
    flat, first = near.doc.flat, near.doc.line(near.doc.sentence_start(finding.start))[0]
    here = near.within(line[0], finding.start) or near.within(first, finding.start)
    if not here or here[0].role != "author" or any(m.person != here[0].person for m in here):
        return None
    said = [m.group().lower() for m in _WHOSE.finditer(flat, here[0].end, finding.start)]
    noted = _I_HAVE.search(flat, here[0].end, finding.start)
    if not noted and (not said or not set(said) <= _ANOTHER):
        return None
    at = near.doc.line(here[0].start)[0]
    back = 0
    while at and back < _MESSAGES_BACK:
        start, end = near.doc.line(at - 1)
        back += bool(flat[start:end].strip())  # where the name of who speaks stood
        named = [m for m in near.eligible(near.within(start, end), finding) if m.role != "author"]
        named = [m for m in named if m.person != here[0].person]
        if named:
            alone = len({m.person for m in named}) == 1
            return Owner(named[-1].person, 0.75, "whom the chat speaks of") if alone else None
        at = start
    return None


def answered(near: Nearby, finding: Finding, line: tuple[int, int]) -> Owner | None:
    """Return whose a value is that is all somebody says in a chat.

    It is the speaker's own, or of whom the line before names.
    """
    flat, here = near.doc.flat, near.within(line[0], finding.start)
    speaks = _SPEAKER.match(flat, line[0], finding.start)
    desk = here[0].person if here else -1
    told = [m for m in here if not speaks or m.end > speaks.end()]
    alone = len(here) == 1 and here[0].role == "author"
    if finding.detects == "password" and (alone or speaks):
        after = speaks.end() if speaks else here[0].end
        handed = _HANDED.search(flat, after, finding.start)
        if handed and (alone or not told):
            return _asker(near, line[0], desk)
        if handed and len({m.person for m in told}) == 1 and told[0].person != desk:
            return Owner(told[0].person, 0.8, "handed to whom the message names")
    if not alone:
        return None
    said = _ANSWER.fullmatch(flat, here[0].end, finding.start)
    if said is None or flat[finding.end : line[1]].strip(" ."):
        return None
    about = _asked_about(near, line[0], finding, here[0].person)
    if about is None and said["label"]:
        return None
    return Owner(here[0].person if about is None else about, 0.8, "answer in a chat")


def _asker(near: Nearby, line: int, desk: int) -> Owner | None:
    """Return who spoke last in the lines above one of a desk that hands over a password."""
    back, at = 0, line
    while at and back < _MESSAGES_BACK:
        start, end = near.doc.line(at - 1)
        spoke = [m for m in near.within(start, end)[:1] if m.role == "author" and m.person != desk]
        if spoke:
            return Owner(spoke[0].person, 0.75, "handed to who asked")
        at, back = start, back + 1
    return None


def _asked_about(near: Nearby, line: int, finding: Finding, speaker: int) -> int | None:
    """Return whom the messages above an answer name: in the last one, by the name alone.

    Or whom a message before it speaks of ("is Ana Ruiz's badge done? Need her today"), if no other
    since asks for what is "yours".
    """
    flat, back, at = near.doc.flat, 0, line
    while at and back < _MESSAGES_BACK:
        start, end = near.doc.line(at - 1)
        if not flat[start:end].strip():  # where the name of who speaks stood
            at = start
            continue
        named = near.within(start, end)
        others = [m for m in near.eligible(named, finding) if m.role != "author"]
        others = [m for m in others if m.person != speaker]
        alone = [m for m in others if _ALONE.fullmatch(flat, m.end, end)]
        alone = [m for m in alone if _INTRODUCED.search(flat[start : m.start])]
        chosen = (others if back == 0 else alone)[-1:]
        if chosen:
            return chosen[0].person
        if _YOUR.search(flat, start, end):
            return None
        if len({m.person for m in others}) == 1 and _SPOKEN_OF.search(flat, others[0].end - 1, end):
            return others[0].person
        at, back = start, back + 1
    return None
