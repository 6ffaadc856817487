"""Numbers spelled out as they are spoken, in voicemails and calls: `five five one, three zero, …`.

Transcribers write what is said, digit by digit. Seven digits or more make a number; nine are cut
as a Social Security number is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_DIGITS = {
    word: str(digit)
    for digit, said in enumerate(
        (
            "zero oh o cero không khong",
            "one uno một mot",
            "two dos hai",
            "three tres ba",
            "four cuatro bốn bon",
            "five cinco năm nam",
            "six seis sáu sau",
            "seven siete bảy bay",
            "eight ocho tám tam",
            "nine nueve chín chin",
        )
    )
    for word in said.split()
}
_TIMES = {"double": 2, "triple": 3}
_WORD = re.compile(r"[^\W_]+")
_ONE = rf"(?:(?:{'|'.join(_TIMES)})[ ])?(?:{'|'.join(_DIGITS)}|[0-9])"
_GAP = r"(?:[ ]?[,.–-]{1,3}[ ]?|[ ](?:dash|hyphen|guion|space|then|and)[ ]|[ ])"
_RUN = re.compile(rf"(?i)(?<![\w-]){_ONE}(?:{_GAP}{_ONE}){{6,30}}(?![\w-])")
_WORDS = "|".join(_DIGITS)
_CODE = re.compile(
    rf"(?i)(?<![\w-])(?P<code>(?:{_WORDS})(?:-(?:{_WORDS})){{3,5}})(?![\w-])"
    rf"|\b(?:pin|nip|(?:pass|access |security )?code|cvv|clave)\b[^\n.]{{0,60}}?"
    r"(?:\bis|\bes|[:=]|\?)\s+(?:\w[\w .]{1,30}:[ ])?"
    rf"(?P<told>(?:{_WORDS})(?:(?:,[ ]?|[ ]|-)(?:{_WORDS})){{2,5}})(?![\w-])"
)
"""Few digits, in words with hyphens or behind what asks for them: `PIN is six four one nine`."""

_GATE = re.compile(r"(?i)\b(?:zero|one|two|three|four|five|six|seven|eight|nine|cero|seis|cinco)\b")
_SSN = 9
_MOST_WRITTEN = 0.5
"""Share of digits that may be written as such: rows of figures are no speech."""


def digits_of_speech(block: TextBlock) -> TextBlock:
    """The block with such numbers in digits."""
    if _GATE.search(block.text) is None:
        return block
    return replace(block, text=_CODE.sub(_code, _RUN.sub(_written, block.text)))


def _code(run: re.Match[str]) -> str:
    group = "code" if run["code"] else "told"
    digits = "".join(_DIGITS[word.lower()] for word in _WORD.findall(run[group]))
    return run.group()[: run.start(group) - run.start()] + digits


def _written(run: re.Match[str]) -> str:
    said = [word.lower() for word in _WORD.findall(run.group())]
    if sum(word.isdecimal() for word in said) > _MOST_WRITTEN * len(said):
        return run.group()
    digits, times = "", 1
    for word in said:
        digits += (_DIGITS.get(word, "") or (word if word.isdecimal() else "")) * times
        times = _TIMES.get(word, 1)
    if len(digits) == _SSN:
        return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
    return digits
