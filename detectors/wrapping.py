"""Lines that a margin broke, read as one."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST, _WORDS, _SPACED = 50, 5, 6
_ITEM = re.compile(
    r"[ \t]*(?:[-*•>|{\[\"]|[0-9]{1,3}[a-z]?[.)][ \t]|[0-9]{4}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/|"
    r"[a-z]{2,9}://|www\.|[0-9]{1,4}[A-Z][ ][A-Z][\w'’-]+,[ ][A-Z])"
)
_LABEL = re.compile(r"[\w'’/()# -]{1,25}:(?!//)")
_COLUMNS = re.compile(r"\S {3,}\S|\S \| \S|(?:\. ?){3,}")
_NUMBER = re.compile(r"[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{6}|[A-Z][0-9]{7}")
_ENTRY = re.compile(
    r"(?![a-z])[^\W\d_][\w'’-]*(?:[ ][\w'’.-]+){1,3}"
    r"(?:[ ][-–—|/][ ]|,?[ ]\(?(?=[0-9])|[ ]?[:=][ ]?[0-9])"
)
"""How lines of a list begin: a name or a thing, a dash or a number."""

_QUOTE = re.compile(r"(?:>[ ]?)+(?=.)|>+$")
_QUERY = re.compile(r"[?&][\w.\[\]-]{1,40}=[^\s&\"'<>#]{1,200}")

_FIELD = re.compile(r":[ ]+[A-Z][\w.'’-]*(?:,?[ ][A-Z][\w.'’-]*){0,2}$")
"""A label and its value: `Given names / Nombres: CRISANTO DELA`."""


def unwrapped(text: str) -> str:
    """Return the text with line ends inside flowing paragraphs as spaces; same length.

    The signs of a quoted message (`> `) in front of lines that go on become spaces too.
    """
    lines = text.split("\n")
    if len(lines) > _SPACED and not any(map(str.strip, lines[1::2])):
        return _single_spaced(lines)
    marks = [match[0] if (match := _QUOTE.match(line)) else "" for line in lines]
    bare = [line[len(mark) :] for line, mark in zip(lines, marks, strict=True)]
    flowing = _flowing(bare, marks)
    out = [lines[0]]
    for number, (before, line) in enumerate(itertools.pairwise(bare)):
        flows = number in flowing or _goes_on(before, line)
        flows = flows and marks[number] == marks[number + 1]
        out.append(" " * (1 + len(marks[number + 1])) + line if flows else "\n" + lines[number + 1])
    return "".join(out)


def _single_spaced(lines: list[str]) -> str:
    """Text with a blank line between any two lines, as programs make of a letter's lines.

    Where lines are full and at least two break in mid-sentence, those that do are joined.
    """
    told = [line.rstrip() for line in lines[::2]]
    margin = max(map(len, told))
    broken = [
        _LEAST <= margin <= 120
        and len(before) + 1 + len(after.partition(" ")[0]) > margin
        and len(before.split()) >= _WORDS
        and (before[-1:].isalnum() or before[-1:] == ",")
        and not (_ITEM.match(after) or _LABEL.match(after) or _COLUMNS.search(before))
        for before, after in itertools.pairwise(told)
    ]
    small = sum(b and after[:1].islower() for b, after in zip(broken, told[1:], strict=True))
    out = [lines[0]]
    for number, flows in enumerate(broken):
        gap, after = lines[2 * number + 1 : 2 * number + 3]
        joined = flows and small > 1
        out.append(" " * (2 + len(gap)) + after if joined else f"\n{gap}\n{after}")
    out += [f"\n{line}" for line in lines[2 * len(told) - 1 :]]
    return "".join(out)


def _goes_on(before: str, line: str) -> bool:
    """Whether a long line of words goes on in the next one."""
    full = len(before) >= 80
    flows = len(before) >= 45 and (before[-1:].isalpha() or (full and before[-1:] in ",("))
    flows = flows and (line[:1].isalpha() or (full and line[:1].isdigit()))
    flows = flows and "  " not in before.strip() and ":" not in line[:25]
    flows = flows and (full or len(line) > 12) and not _COLUMNS.search(line)
    flows = flows and not _COLUMNS.search(before) and (full or not _FIELD.search(before))
    listed = not full and bool(_NUMBER.search(before)) and bool(_NUMBER.search(line))
    listed = listed or bool(_ENTRY.match(before) and _ENTRY.match(line))
    return flows and not listed and not _ITEM.match(line)


def without_encoding(text: str) -> str:
    """Return the text with the blanks of web addresses' queries as blanks; same length.

    A form sent by GET stands in logs as `?name=Ana+Ruiz&city=San%20Jose`.
    """
    if "=" not in text or ("+" not in text and "%20" not in text):
        return text
    return _QUERY.sub(lambda m: m[0].replace("+", " ").replace("%20", "\u00a0" * 3), text)


def _flowing(lines: Sequence[str], marks: Sequence[str]) -> set[int]:
    """Numbers of the lines that a margin broke: the next line's first word had no room on them.

    marks: what stands in front of each line in a quoted message; a paragraph has one.
    """
    found: set[int] = set()
    first = 0
    widest = 0
    blocks = []
    for number in range(len(lines) + 1):
        blank = number == len(lines) or not lines[number].strip()
        if not blank and marks[number] == marks[first]:
            continue
        if number - first > 1:
            width = max(len(line) for line in lines[first:number])
            blocks.append((first, number, width))
            widest = max(widest, width if width <= 120 else 0)
        first = number + blank
    for first, last, width in blocks:
        margin = width if last - first > 2 else max(width, round(0.85 * widest))
        if _LEAST <= margin <= 120 and _is_prose(lines[first:last], margin):
            found.update(range(first, last - 1))
    return found


def _is_prose(block: Sequence[str], margin: int) -> bool:
    """Whether every line but the last is full, and the lines go on in mid-sentence.

    Lines of which most begin as entries do are a list.
    """
    if 2 * sum(_ENTRY.match(line) is not None for line in block) > len(block):
        return False
    small = 0
    for before, line in itertools.pairwise(block):
        word = line.split(maxsplit=1)[0]
        if len(before.split()) < _WORDS:
            return False
        if len(before) + 1 + len(word) <= margin or _ITEM.match(line):
            return False
        if "  " in before.strip() or "\t" in before or " | " in before or _LABEL.match(line):
            return False
        small += line[:1].islower() or (line[:1].isalnum() and before[-1:].islower())
    return 2 * small >= len(block) - 1
