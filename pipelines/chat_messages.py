"""Chats as phones and programs write them out as text: who speaks leads the line, nothing before.

`[12/3/24, 8:14:22 p. m.] Ana Ruiz: …` (WhatsApp, Skype), `12.03.24, 20:14 - Ana Ruiz: …`
(WhatsApp on Android), `09:12:33 From Ana Ruiz to Everyone: …` (Zoom), and a line of name and
moment over the message (Slack, Teams and Telegram as they are copied).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from detectors import header_words
from detectors.catalog import detectors
from detectors.label_words import claims, phrases, words
from detectors.person_finder import find
from detectors.values import checked
from pipelines.blocks import TextBlock

_DATE = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\.?"
_TIME = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s?(?:[ap]\.?\s?m\.?|SA|CH))?"
_MOMENT = rf"(?:{_DATE},?\s{{1,2}})?{_TIME}"
_MARKS = "[\u200e\u200f\u202a-\u202e\ufeff]*"
_NAME = r"[^\W_][^:\n\[\]<>|]{0,40}?"
_BEFORE = re.compile(
    rf"{_MARKS}(?:\[{_MOMENT}\]|{_DATE},?\s{{1,2}}{_TIME}\s-)\s{_MARKS}~?\s?(?P<who>{_NAME}):\s"
    rf"|{_MARKS}{_TIME}[ \t]+From[ \t]+(?P<zoom>{_NAME})(?:[ \t]+to[ \t]+{_NAME})?[ \t]?:[ \t]*"
    rf"|(?P<over>{_NAME})(?:,[ ]|[ ]{{1,2}})(?:\[{_MOMENT}\]|{_TIME}):?\s*$",
    re.IGNORECASE,
)
_LEAST, _SURE = 2, 0.5
_VALUE = re.compile(r"(?<![\w-])(?=[\w-]*[0-9]{3})[A-Z0-9](?:[ -]?[A-Z0-9]){5,18}(?![\w-])", re.I)
_ASKED_FOR = frozenset({
    "ssn", "drivers_license", "state_id", "passport", "tax_id", "other_government_id",
    "health_insurance", "military_id",
})  # fmt: skip
_SEVERAL = re.compile(
    r"(?i)\b(passport|pasaporte|licen[sc]e|licencia|number|n[uú]mero|ssn|itin)s\b"
)
_REQUEST = re.compile(
    r"(?i)\?|\b(?:need|send|missing|give|provide|share|reply|text|what|please|pls|get me|"
    r"necesit\w*|falta\w*|m[aá]nd[ae]\w*|env[ií][ae]\w*|p[aá]s[ae]\w*|d[ai]me|favor|cu[aá]l|"
    r"gửi|cho (?:em|anh|chị)|xin|kailangan|padala|pakibigay|paki)(?!\w)"
)
_LONGEST, _ANSWERS_AFTER = 6, 8


def spoken_lines(block: TextBlock) -> TextBlock:
    """The block with `Ana Ruiz: …` for every message, where it is a chat of several messages.

    Somebody who speaks must have a person's name: logs of machines have moments too. What a
    message asks for is said before an answer that is a bare number of that kind. Lines stay.
    """
    if block.doubts:
        return block
    lines = block.text.split("\n")
    found = [_BEFORE.match(line) for line in lines]
    who = {_speaker(match) for match in found if match}
    if sum(map(bool, found)) < _LEAST or not any(map(_is_person, who)):
        return block
    said, over = list[str](), ""
    for line, match in zip(lines, found, strict=True):
        if match and match["over"]:
            over = match["over"]
            said.append("")
        elif match:
            said.append(f"{_speaker(match)}: {line[match.end() :]}")
        else:
            said.append(f"{over}: {line}" if over and line.strip() else line)
            over = "" if line.strip() else over
    return replace(block, text="\n".join(with_kinds(said)))


def _speaker(match: re.Match[str]) -> str:
    return " ".join((match["who"] or match["zoom"] or match["over"]).split())


def _is_person(name: str) -> bool:
    return any(p.start == 0 and p.end == len(name) and p.score >= _SURE for p in find(name))


def with_kinds(lines: Sequence[str]) -> list[str]:
    """The lines (`who: text`) with the kind of number before a bare one that answers a question.

    Only a number that is one of the kind asked for, by somebody else, a few messages above.
    """
    asked, by, since = frozenset[str](), "", 0
    told = list[str]()
    for line in lines:
        who, _, text = line.partition(":")
        numbers = list(_VALUE.finditer(text))
        kinds = _kinds(text) if numbers or _REQUEST.search(text) else frozenset()
        since += 1
        if asked and who != by and since <= _ANSWERS_AFTER and not kinds and len(numbers) == 1:
            start = numbers[0].start()
            kind = _accepting(numbers[0].group(), asked)
            told.append(f"{who}:{text[:start]}{kind}{text[start:]}")
            continue
        if kinds and not numbers:
            asked, by, since = kinds, who, 0
        told.append(line)
    return told


def _kinds(text: str) -> frozenset[str]:
    """The detectors of the numbers that a message names, in English or another language."""
    plain = _SEVERAL.sub(r"\1", text)
    names = set[str]()
    for said in (words(plain), header_words.words(plain)):
        for start in range(len(said)):
            for size in range(1, _LONGEST + 1):
                names |= phrases().get(" ".join(said[start : start + size]), frozenset())
    return frozenset(name for name in names if detectors()[name].detects in _ASKED_FOR)


def _accepting(value: str, asked: frozenset[str]) -> str:
    """The label of the first detector asked for that accepts a value, "" for none."""
    for name in sorted(asked):
        detector = detectors()[name]
        if not detector.free and checked(pl.Series([value]), detector)["valid"].item():
            label = next(h for h in detector.headers if name in claims(words(h))[0])
            return f"{label}: "
    return ""
