"""Mails that answer below each quoted question: what was asked is said before the bare answer.

`> Which passport number goes on the letter?` over `K4183067 – the new one` tells a number that no
word of its own line names. `Hers is K1833498` two answers later still means a passport number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock
from pipelines.plain.asked_in_chat import third_person, told_value
from pipelines.plain.transcripts import asked_for

_QUOTED = re.compile(r"[ \t]*(?:[>|][ \t]?)+")
_WHOSE = re.compile(r"(?P<name>[^\W\d_a-z][\w’-]*(?:[ ][^\W\d_a-z][\w’-]*){0,3})['’]s[ ]")
_ONES = re.compile(r"(?i)\b(?P<who>hers|his|mine|theirs)(?:['’]s|[ ]is)?[ :]+(?=[A-Z0-9])")
_OWN = {"hers": "her", "mine": "my", "theirs": "their"}
_WITHIN = 3
"""Lines below a question in which its answer begins."""


def quoted_answered(block: TextBlock) -> TextBlock:
    """The block with `My passport number is K4183067 – …` for such answers; lines stay.

    Answers with a label of their own, or more than a few words before the number, stay.
    """
    if "?" not in block.text or ">" not in block.text:
        return block
    lines = block.text.split("\n")
    question, asked, since = "", "", 0
    for at, line in enumerate(lines):
        quoted = _QUOTED.match(line)
        if quoted is not None:
            said = line[quoted.end() :].strip()
            question = f"{question} {said}" if at and _QUOTED.match(lines[at - 1]) else said
            label = asked_for(question) if question.endswith("?") else ""
            asked, since = (label, at) if label else (asked, since)
            continue
        if asked and line.strip():
            close = at - since <= _WITHIN and question.endswith("?")
            lines[at] = _answer(line, question, asked) if close else _of_one(line, asked)
            question = ""
    return replace(block, text="\n".join(lines))


def _answer(line: str, question: str, asked: str) -> str:
    """The line with what was asked before its number, where nothing else names that."""
    label = asked_for(question)
    value = told_value(line, label) if label else None
    if value is None or line[: value.start()].strip(" \t*-"):
        return _of_one(line, asked)
    whose = _WHOSE.search(question)
    owner = f"{whose['name']}'s" if whose else third_person(question) or "my"
    return f"{owner[0].upper()}{owner[1:]} {label} is {line.lstrip()}"


def _of_one(line: str, asked: str) -> str:
    """The line with `her passport number is …` where it says `hers is …`."""
    found = _ONES.search(line)
    if found is None:
        return line
    value = told_value(line[found.end() :], asked)
    if value is None or value.start():
        return line
    who = _OWN.get(found["who"].lower(), found["who"].lower())
    who = who.capitalize() if found["who"][0].isupper() else who
    return f"{line[: found.start()]}{who} {asked} is {line[found.end() :]}"
