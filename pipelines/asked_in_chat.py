"""Chats: a number that one asks for and the other tells two lines below, put under its label.

`Ines: what's your passport number? need it today` … `Ken: sure its 512345678, expires 2029` tells
a number that no word of its own line names, between words that say nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.labels import claims, words
from pipelines.blocks import TextBlock
from pipelines.transcripts import asked_for

_LINE = re.compile(
    r"[ \t]*(?:\[[^\]\n]{4,30}\][ ]?|[0-9][0-9/.:, -]{3,22}(?:[APap]\.?[ ]?[Mm]\.?)?[ ]*[-–]?[ ]*)?"
    r"(?P<who>[^\W\d_][\w .'’-]{0,40}):[ ]+(?=\S)"
)
_OF_YOU = re.compile(
    r"(?i)\b(?:your|ur|tus?|sus?|votre|seu|sua|dein|ihre?)\b|(?:của|cua) (?:anh|chị|em)\b"
)
_VALUE = re.compile(r"(?<![\w#$.])(?=[A-Z0-9-]*[0-9]{3})[A-Z]{0,3}[0-9][0-9A-Z]*(?:[ -][0-9A-Z]+)*")
_CODE = re.compile(
    r"(?i)\b(?:three|four|last three|3|4)[ -]digits?\b[^?\n]{0,25}\b(?:back|front|code|card)\b"
    r"|\b(?:security|verification) code\b|\bcv[vc]2?\b"
)
_WITHIN = 3
"""Lines in which an answer is given: behind them the talk is of something else."""

_MOST_WORDS = 6
_LEAST = 3
"""Lines of a chat, at least."""


def answered_in_words(block: TextBlock) -> TextBlock:
    """The block with `Ken: my passport is 512345678, …` where a chat's answer is that number.

    Only where the question asks the other for what is theirs, and the answer has neither a label
    nor more than a few words before the number. Recognized texts stay: their doubts have places.
    Lines stay where they are.
    """
    lines = block.text.split("\n")
    turns = [(at, turn) for at, line in enumerate(lines) if (turn := _LINE.match(line))]
    if block.doubts or len(turns) < _LEAST or "?" not in block.text:
        return block
    changed = False
    for number, (at, turn) in enumerate(turns):
        asked = lines[at][turn.end() :]
        label = _label(asked) if "?" in asked else ""
        for below, answer in turns[number + 1 : number + 1 + _WITHIN] if label else ():
            said = lines[below][answer.end() :]
            told = _VALUE.search(said) if answer["who"] != turn["who"] else None
            if told is None:
                continue
            before = words(said[: told.start()])
            if len(before) <= _MOST_WORDS and not claims(before)[0]:
                head = lines[below][: answer.end()]
                lines[below] = f"{head}my {label} is {said[told.start() :]}"
                changed = True
            break
    return replace(block, text="\n".join(lines)) if changed else block


def _label(question: str) -> str:
    """What a question asks the other for: a number of theirs, or the code of a card."""
    if _CODE.search(question):
        return "security code"
    return asked_for(question) if _OF_YOU.search(question) else ""
