"""Recognized text: letters read for digits put right behind a label, doubts kept in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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
