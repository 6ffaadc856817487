"""Recognized text: letters read for digits put right behind a label, doubts kept in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipelines.blocks import TextBlock
from pipelines.plain.misread_labels import put_right

Doubts = tuple[tuple[int, int, float], ...]
"""As in `TextBlock`."""

_DIGIT = str.maketrans("OoQDlI|!iZzSsGbBgq", "000011111225566899")
_ONE = r"[0-9OoQDlI|!iZzSsGbBgq]"
_LABELLED = re.compile(
    r"(?i:\b(?:ssn|ss ?(?:#|no\b)|soc(?:ial)?\.? sec(?:urity)?))\W{0,6}"
    r"(?i:(?:no|num|number|account|#)\b\W{0,6}){0,2}"
    rf"(?P<ssn>{_ONE}{{3}}(?: ?[-.] ?| ?){_ONE}{{2}}(?: ?[-.] ?| ?){_ONE}{{4}})(?![\w-])"
    r"|(?i:\b(?:d\.?o\.?b|date of birth|birth ?date|born(?: on)?))\W{0,8}"
    rf"(?P<date>{_ONE}{{1,2}}(?P<sign>[-/.]){_ONE}{{1,2}}(?P=sign){_ONE}{{4}})(?![\w-])"
)

_WORD = re.compile(r"\S+")
_MANY = 3000
"""Words from which on those that stand everywhere are not looked for."""


def mended(block: TextBlock) -> TextBlock:
    """The block with its labels, and digits of labelled SSNs and birth dates, put right.

    A letter counts as the digit it looks like only where most of the value are digits, and where
    it is doubtful, or other letters of the text were misread. Lines stay where they are.
    """
    block, misread = put_right(block)
    if not block.doubts and not misread:
        return block
    text = block.text
    for found in _LABELLED.finditer(block.text):
        start, end = found.span(found.lastgroup if found.lastgroup == "ssn" else "date")
        value = text[start:end]
        digits = sum(char.isdigit() for char in value)
        doubtful = misread or sure_of(block.doubts, start, end) < 1
        if 2 * digits >= len(value) - 2 and doubtful:
            text = text[:start] + value.translate(_DIGIT) + text[end:]
    return replace(block, text=text)


def with_doubts_of(read: TextBlock, told: TextBlock) -> TextBlock:
    """The block `told`, written from what was read, with the doubts of its words.

    Where words were written otherwise, all that stands in their place is doubted; what was moved
    is found by its letters.
    """
    if read.text == told.text or not read.doubts:
        return replace(told, doubts=read.doubts)
    olds, news = (list(_WORD.finditer(text)) for text in (read.text, told.text))
    words = [[word.group() for word in found] for found in (olds, news)]
    places, moved = dict[int, tuple[int, int]](), dict[str, list[int]]()
    kept = dict[int, tuple[int, int]]()
    matcher = SequenceMatcher(a=words[0], b=words[1], autojunk=len(news) > _MANY)
    for step, begin, end, first, last in matcher.get_opcodes():
        if step == "equal":
            kept |= {at: news[first + at - begin].span() for at in range(begin, end)}
            continue
        for at in range(first, last):
            moved.setdefault(words[1][at], []).append(at)
        if step == "replace":
            within = (news[first].start(), news[last - 1].end())
            places |= dict.fromkeys(range(begin, end), within)
    doubts = list[tuple[int, int, float]]()
    for start, _, sure in read.doubts:
        at = bisect_right(olds, start, key=re.Match.start) - 1
        elsewhere = moved.get(words[0][at]) if at >= 0 and at not in kept else None
        place = news[elsewhere.pop(0)].span() if elsewhere else kept.get(at) or places.get(at)
        if place:
            doubts.append((*place, sure))
    return replace(told, doubts=_apart(doubts))


def _apart(doubts: list[tuple[int, int, float]]) -> Doubts:
    """In order and not overlapping: of those at one place the least sure."""
    found = list[tuple[int, int, float]]()
    for start, end, sure in sorted(doubts):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), min(sure, found[-1][2]))
        else:
            found.append((start, end, sure))
    return tuple(found)


def sure_of(doubts: Iterable[tuple[int, int, float]], start: int, end: int) -> float:
    """The confidence of the least sure word that the span touches; 1 without a doubt."""
    return min((sure for first, last, sure in doubts if first < end and start < last), default=1.0)


def without_lines(block: TextBlock, emptied: Sequence[tuple[int, int]]) -> TextBlock:
    """The block with runs of lines (first, last; half-open) left empty; doubts move along."""
    return recomposed(block, {n: () for first, last in emptied for n in range(first, last)})


def recomposed(
    block: TextBlock, written: Mapping[int, Sequence[str | tuple[int, int]]]
) -> TextBlock:
    """The block with lines written anew, by their numbers; doubts of what is kept move along.

    Each such line is made of new text and of spans of the old line, in their order.
    """
    lines, doubts, at, shift = block.text.split("\n"), list[tuple[int, int, float]](), 0, 0
    waiting = list(block.doubts)
    for number, line in enumerate(lines):
        parts = written.get(number, ((0, len(line)),))
        new = "".join(part if isinstance(part, str) else line[slice(*part)] for part in parts)
        while waiting and waiting[0][0] <= at + len(line):
            start, end, sure = waiting.pop(0)
            moved = _moved(parts, start - at)
            if moved is not None:
                by = at + moved - start - shift
                doubts.append((start + by, end + by, sure))
        lines[number] = new
        shift += len(line) - len(new)
        at += len(line) + 1
    return replace(block, text="\n".join(lines), doubts=tuple(doubts))


def _moved(parts: Sequence[str | tuple[int, int]], place: int) -> int | None:
    """Where a place of a line stands in the line made of the parts; None where it is gone."""
    at = 0
    for part in parts:
        if isinstance(part, str):
            at += len(part)
        elif part[0] <= place <= part[1]:
            return at + place - part[0]
        else:
            at += part[1] - part[0]
    return None
