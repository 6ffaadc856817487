"""Testimony with questions and answers: line numbers off, what is asked put before the answer.

`Q. Do you have a driver's license?` … `Q. What is the number?` `A. F as in Frank, 1833498.` tells
a number three lines below its label, spelled out. Depositions and interviews are written so.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from detectors.catalog import detectors
from detectors.texts.labels import phrases, words
from detectors.words.headers import is_heading
from pipelines.blocks import TextBlock

_TURN = re.compile(
    r"(?m)^[ \t]*(?:[0-9]{1,2}[ ]{1,8})?(?P<who>[QA])(?P<sign>[.:]|(?=[ ]{2}))[ ]+(?=\S)"
)
_NUMBERED = re.compile(r"(?m)^[ \t]*(?P<number>[0-9]{1,2})(?=[ ]{2,}\S|[ \t]*$)")
_SPELLED = re.compile(
    r"\b([A-Z])(?:,? as in|,? like| for)[ ][\"']?[A-Za-z]{3,9}[\"']?[,.]?[ ](?=[A-Z0-9])"
)
_COUNSEL = re.compile(r"(?m)^([ \t]*)(?:BY )?(?:MR|MS|MRS|MX)\.[ ]+(?=[^\W\d_a-z][^\n:]{1,30}:)")
_SPEAKS = re.compile(
    r"(?m)^([ \t]*)(?!THE |BY |ATTORNEY |[QA]\b)(?=(?P<who>[^\W\d_a-z](?:[^\W\d_a-z]|['’-])+"
    r"(?:[ ][^\W\d_a-z](?:[^\W\d_a-z]|[.'’-])*){1,3}):[ ]+\S)"
)
"""Who speaks between the answers by a whole name: `ANA RUIZ:  Objection.`"""

_WITNESS = re.compile(r"(?m)^([ \t]*)THE (?:WITNESS|DEPONENT):[ ]*(?=\S)")
_SPEAKER = re.compile(
    r"[ \t]*(?:ATTORNEY[ ][^\n:]{1,30}|[^\W\d_a-z][^\na-z:]{2,40}):|[ \t]*\(|[ \t]{20,}"
)
_HURT = re.compile(
    r"(?i)(?=.*\byour?\b).*\b(?:hurt|injur\w+|ill|sick|ill(?:ness|nesses)|diagnos\w+|treated|"
    r"conditions?|symptoms?|disabilit\w+|medications?|surger\w+|health)\b"
)
_SO = re.compile(
    r"(?:(?:Yes|Yeah|Correct|I was|I did|I do)\b[^.\w]*[., ]+)?"
    r"(?!(?i:no|not|none|never|nothing|i|i'm|my|he|she|it|they|we|his|her|their|yes)\b)"
    r"(?=[A-Z]?[a-z]|A )"
)
"""What an answer begins with that only lists: `Yes. Two cracked ribs and a concussion.`"""

_LEAST = 3
"""Questions, answers and numbered lines, at least."""

_TOPICS_BACK = 3
_LONGEST = 5
_DIGITS = re.compile(r"[0-9](?:\W{0,2}[0-9]){3}")
_NUMBERS = frozenset({
    "ssn", "drivers_license", "state_id", "passport", "account_number", "card_number", "birth_date",
    "tax_id", "other_government_id", "health_insurance",
})  # fmt: skip


def witnessed(block: TextBlock) -> TextBlock:
    """The block with `driver's license: F1833498` where an answer says the number asked for.

    Only texts with at least three questions and three answers (`Q.`, `A.`) are changed. Lines
    stay where they are.
    """
    turns = [found["who"] for found in _TURN.finditer(block.text)]
    if min(turns.count("Q"), turns.count("A")) < _LEAST:
        return block
    text = _SPEAKS.sub(_counsel, _COUNSEL.sub(r"\1ATTORNEY ", _unnumbered(block.text)))
    lines = _WITNESS.sub(r"\1A.  ", text).split("\n")
    asked: list[str] = []
    who = ""
    for number, line in enumerate(lines):
        turn = _TURN.match(line)
        goes_on = turn is None and who and line.strip() and not _SPEAKER.match(line)
        who = turn["who"] if turn else who if goes_on else ""
        if not who:
            continue
        said = " ".join(line[turn.end() if turn else 0 :].split())
        if who == "Q":
            asked = [*asked, said][-_TOPICS_BACK:]
        label = next(filter(None, map(asked_for, reversed(asked))), "")
        told = who == "A" and label and _DIGITS.search(said)
        said = _of_the_witness(asked[-1], said) if turn and who == "A" and asked else said
        spoken = _SPELLED.sub(r"\1", said)
        lines[number] = f"{who}: {label}: {spoken}" if told else f"{who}: {said}"
    return replace(block, text="\n".join(lines))


def _counsel(speaks: re.Match[str]) -> str:
    """The words before a speaker, who is counsel; a label stays what it is."""
    return speaks[1] if is_heading(speaks["who"]) else f"{speaks[1]}ATTORNEY "


def _of_the_witness(question: str, said: str) -> str:
    """An answer that lists what the witness was asked to have, as what the witness has."""
    begins = _SO.match(said) if _HURT.match(question) else None
    if begins is None:
        return said
    rest = said[begins.end() :]
    return f"{begins.group()}I had {rest[:1].lower()}{rest[1:]}"


def _unnumbered(text: str) -> str:
    """The text with blanks for the numbers of lines, where they count from line to line."""
    found = [int(m["number"]) for m in _NUMBERED.finditer(text)]
    steps = sum(after == before + 1 for before, after in itertools.pairwise(found))
    if len(found) < _LEAST or steps < 0.8 * (len(found) - 1):
        return text
    return _NUMBERED.sub(lambda m: " " * len(m.group()), text)


def asked_for(question: str) -> str:
    """The number that a question asks for, in its own words; "" where it asks for none."""
    said = words(question)
    for size in range(_LONGEST, 0, -1):
        for start in range(len(said) - size + 1):
            phrase = " ".join(said[start : start + size])
            names = phrases().get(phrase, frozenset())
            if any(detectors()[name].detects in _NUMBERS for name in names):
                return phrase
    return ""
