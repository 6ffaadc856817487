"""Chats: a number that one asks for and the other tells two lines below, put under its label.

`Ines: what's your passport number? need it today` … `Ken: sure its 512345678, expires 2029` tells
a number that no word of its own line names, between words that say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import checked
from detectors.texts.labels import claims, phrases, words
from detectors.words import header_words
from pipelines.blocks import TextBlock
from pipelines.plain.logins_in_chat import LOCKED, told_in_turns
from pipelines.plain.transcripts import asked_for

_LINE = re.compile(
    r"[ \t]*(?:\[[^\]\n]{4,30}\][ ]?|[0-9][0-9/.:, -]{3,22}(?:[APap]\.?[ ]?[Mm]\.?)?[ ]*[-–]?[ ]*)?"
    r"(?P<who>[^\W\d_][\w .'’-]{0,40}):[ ]+(?=\S)"
)
_OF_YOU = re.compile(
    r"(?i)\b(?:your|ur|tus?|sus?|votre|seu|sua|dein|ihre?)\b|(?:của|cua) (?:anh|chị|em)\b"
)
_OF_THIRD = re.compile(r"(?i)\b(?:he|his|him|she|hers?)\b")
_OF_NAMED = re.compile(
    r"\b(?i:(?:the|that|this|ur|your) [\w-]{3,15}['’]s\b"
    r"|(?:del|de (?:la|el|su|tu)) "
    r"(?:beb[eé]|ni[ñn][oa]|hij[oa]|espos[oa]|mam[aá]|pap[aá]|señora?)\b)"
    r"|\b(?!(?:Wh[aeo]|How|It|That|The[rs]e|Here|Let|S?[Hh]e)\w{0,3}['’])"
    r"[A-Z][\w-]{1,20}['’]s\b"
)
"""Whose number is asked for in other words than "your": "the baby's social", "Minh's passport"."""

_OF_SELF = re.compile(r"(?i)\b(?:my|mine|m[ií]o?|i)\b")
_VALUE = re.compile(r"(?<![\w#$.])(?=[A-Z0-9-]*[0-9]{3})[A-Z]{0,3}[0-9][0-9A-Z]*(?:[ -][0-9A-Z]+)*")
_CODE = re.compile(
    r"(?i)\b(?:three|four|last three|3|4)[ -]digits?\b[^?\n]{0,25}\b(?:back|front|code|card)\b"
    r"|\b(?:security|verification) code\b|\bcv[vc]2?\b|\bmã (?:bảo mật|cvv)\b"
    r"|\bcode\b[^?\n]{0,15}\b(?:back|front|card)\b"
    r"|\bc[oó]digo(?: de seguridad|[^?\n]{0,15}\b(?:atr[aá]s|reverso|tarjeta))\b"
)
_PIN = re.compile(
    r"(?i)\b(?:pin|nip|passcode|(?:access|phone|telephone|banking|ivr) code)\b"
    r"(?! code)(?=[^?\n]{0,30}\?)"
)
_WITHIN = 3
"""Lines in which an answer is given: behind them the talk is of something else."""

_SEVERAL = re.compile(
    r"(?i)\b(passport|pasaporte|licen[sc]e|licencia|number|n[uú]mero|ssn|itin)s\b"
)
_REQUEST = re.compile(
    r"(?i)\?|\b(?:need|send|missing|give|provide|share|reply|text|please|pls|necesit\w*|falta\w*|"
    r"m[aá]nd[ae]\w*|env[ií][ae]\w*|p[aá]s[ae]\w*|d[ai]me|gửi|kailangan|pakibigay)\b"
)
_MOST_WORDS = 6
_LEAST = 3
"""Lines of a chat, at least."""


def answered_in_words(block: TextBlock) -> TextBlock:
    """The block with `Ken: my passport is 512345678, …` where a chat's answer is that number.

    Only where the question asks the other for what is theirs, and the answer has neither a label
    nor more than a few words before the number. Lines stay where they are.
    """
    if "?" not in block.text and LOCKED.search(block.text) is None:
        return block
    lines = block.text.split("\n")
    told = answered(lines, chat=False)
    return block if told == lines else replace(block, text="\n".join(told))


def answered(lines: Sequence[str], *, chat: bool) -> list[str]:
    """The lines with such answers under their label.

    chat: they are of a chat beyond doubt, so that a request counts (`need the passports`) where
    the number is of the kind asked for.
    """
    lines = told_in_turns(lines, chat=chat)
    told = list(lines)
    turns = [(at, turn) for at, line in enumerate(lines) if (turn := _LINE.match(line))]
    if len(turns) < (2 if chat else _LEAST):
        return told
    for number, (at, turn) in enumerate(turns):
        said = lines[at][turn.end() :]
        sure = _label(said) if "?" in said else ""
        label = sure or (_requested(said) if chat else "")
        for below, answer in turns[number + 1 : number + 1 + _WITHIN] if label else ():
            if answer["who"] == turn["who"]:
                continue
            value = told_value(lines[below][answer.end() :], label, sure=bool(sure))
            if value is not None:
                head, start = lines[below][: answer.end()], answer.end() + value.start()
                whose = _whose(said, lines[below][answer.end() : start])
                told[below] = f"{head}{whose} {label} is {lines[below][start:]}"
                break
    return told


def _whose(question: str, answer: str) -> str:
    """Whose a number is that is told: "my", or of a third whom the talk is of."""
    of_you, named = _OF_YOU.search(question) is not None, _OF_NAMED.search(question)
    own = _OF_SELF.search(answer) is not None
    third = third_person(answer) or ("" if of_you or own else third_person(question))
    return third or ("her" if named and not own else "my")


def third_person(said: str) -> str:
    """His or her, where somebody is spoken of by a pronoun; else empty."""
    third = _OF_THIRD.search(said)
    if third is None:
        return ""
    return "his" if third.group().lower() in ("he", "his", "him") else "her"


def _label(question: str) -> str:
    """What a question asks the other for: a number of theirs, or the code of a card."""
    if _CODE.search(question):
        return "security code"
    if _PIN.search(question):
        return "PIN"
    theirs = _OF_YOU.search(question) or _OF_THIRD.search(question)
    return asked_for(question) if theirs else ""


def told_value(said: str, label: str, *, sure: bool = True) -> re.Match[str] | None:
    """The number behind at most a few words that are no label of their own; else None."""
    value = _VALUE.search(said)
    before = words(said[: value.start()]) if value else ()
    if value is None or len(before) > _MOST_WORDS or claims(before)[0]:
        return None
    return value if sure or _is_one(value.group(), label) else None


def _requested(said: str) -> str:
    """The number that a message asks for without a question, in English words; "" for none."""
    if not _REQUEST.search(said):
        return ""
    plain = _SEVERAL.sub(r"\1", said)
    return asked_for(plain) or asked_for(" ".join(header_words.words(plain)))


def _is_one(value: str, label: str) -> bool:
    """Whether a detector of the kind asked for accepts a value."""
    kinds = (detectors()[name] for name in phrases().get(label, ()))
    held = pl.Series([value])
    return any(bool(checked(held, kind)["valid"].item()) for kind in kinds if not kind.free)
