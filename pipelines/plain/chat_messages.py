"""Chats as phones and programs write them out as text: who speaks leads the line, nothing before.

`[12/3/24, 8:14:22 p. m.] Ana Ruiz: …` (WhatsApp, Skype), `12.03.24, 20:14 - Ana Ruiz: …`
(WhatsApp on Android), `09:12:33 From Ana Ruiz to Everyone: …` (Zoom), and a line of name and
moment over the message (Slack, Teams, Discord and Telegram as they are copied or exported;
`[9/18 2:04 PM] Ruiz, Ana` as Teams copies what is marked).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detectors.people.person_finder import find
from pipelines.blocks import TextBlock
from pipelines.plain.asked_in_chat import answered

_DATE = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\.?"
_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s?(?:[ap]\.?\s?m\.?|SA|CH))?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:today|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|"
    rf"{_MONTH}\s[0-9]{{1,2}}(?:,?\s[0-9]{{4}})?|[0-9]{{1,2}}\s{_MONTH}(?:\s[0-9]{{4}})?)"
)
_MOMENT = rf"(?:{_DAY},?\s)?(?:(?:{_DATE}|{_DAY}),?\s{{1,2}}(?:at\s)?)?{_TIME}"
_MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
_NAME = r"[^\W_][^:\n\[\]<>|]{0,40}?"
_BEFORE = re.compile(
    rf"{_MARKS}(?:\[{_MOMENT}\]|{_DATE},?\s{{1,2}}{_TIME}\s-)\s{_MARKS}~?\s?(?P<who>{_NAME}):\s"
    rf"|{_MARKS}{_TIME}[ \t]+From[ \t]+(?P<zoom>{_NAME})(?:[ \t]+to[ \t]+{_NAME})?[ \t]?:[ \t]*"
    rf"|{_MARKS}\[(?:[0-9]{{1,2}}[-/.][0-9]{{1,2}},?\s)?{_MOMENT}\]\s(?P<above>{_NAME})\s*$"
    rf"|(?P<over>{_NAME})(?:,[ ]|[ ]{{1,2}}|[ ][-–—|·•][ ])(?:\[{_MOMENT}\]|{_MOMENT}):?\s*$",
    re.IGNORECASE,
)
_LEAST, _SURE = 2, 0.5
_LABEL = re.compile(
    r"(?i)\b(?:pass(?:word|code|phrase)?|pwd?|log-?in|user(?: ?name)?)(?: is)?[ :]*$"
)
_FIELD = re.compile(r"[ \t]*[\w ]{2,40}:[ ]")
_PAGE = 120
"""Characters of a line at most, where a text was broken at a margin."""


def spoken_lines(block: TextBlock) -> TextBlock:
    """The block with `Ana Ruiz: …` for every message, where it is a chat of several messages.

    Somebody who speaks must have a person's name: logs of machines have moments too. What a
    message asks for is said before an answer that is a bare number (`asked_in_chat`). Lines stay,
    but for what a program broke at its margin: that is one line again, and empty ones behind it.
    """
    lines = block.text.split("\n")
    found = [_BEFORE.match(line) for line in lines]
    who = {_speaker(match) for match in found if match}
    if sum(map(bool, found)) < _LEAST or not any(map(_is_person, who)):
        return block
    said, over = list[str](), ""
    for line, match in zip(_unbroken(lines, found), found, strict=True):
        if match and (match["over"] or not line[match.end() :].strip()):
            over = _speaker(match)
            said.append("")
        elif match:
            said.append(f"{_speaker(match)}: {line[match.end() :]}")
        else:
            said.append(f"{over}: {line.strip()}" if over and line.strip() else line)
            over = "" if line.strip() else over
    return replace(block, text="\n".join(answered(said, chat=True)))


def _unbroken(lines: Sequence[str], found: Sequence[re.Match[str] | None]) -> list[str]:
    """The lines with those joined that were broken where one more word was too much.

    Or behind a word that tells what comes next: `your new password is`. In a page of the web an
    empty line stands behind each.
    """
    whole, margin, opened, last = list(lines), max(map(len, lines)), -1, ""
    apart = not any(map(str.strip, lines[1::2])) or not any(map(str.strip, lines[::2]))
    for at, (line, match) in enumerate(zip(lines, found, strict=True)):
        if match is None and apart and not line.strip():
            continue
        if match is not None or not line.strip() or _FIELD.match(line):
            opened = at if match is not None and match["over"] is None else -1
        elif opened >= 0 and (_is_full(last, line, margin) or _LABEL.search(last)):
            whole[opened], whole[at] = f"{whole[opened]} {line.strip()}", ""
        else:
            opened = -1
        last = line
    return whole


def _is_full(line: str, below: str, margin: int) -> bool:
    return _PAGE >= margin < len(f"{line} {below.split(maxsplit=1)[0]}")


def _speaker(match: re.Match[str]) -> str:
    said = match["who"] or match["zoom"] or match["above"] or match["over"]
    family, comma, given = said.partition(",")
    return " ".join(f"{given} {family}".split() if comma else said.split())


def _is_person(name: str) -> bool:
    return any(p.start == 0 and p.end == len(name) and p.score >= _SURE for p in find(name))
