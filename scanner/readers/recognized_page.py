"""A recognized page as blocks: lines, tables and text, with the words that are not sure marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, sin
from typing import TYPE_CHECKING

from pipelines.blocks import Block, Table, TextBlock, Unread
from scanner.readers.cells import grid
from scanner.readers.filled_boxes import paired
from scanner.readers.page_layout import WIDE_GAP, Doubt, Glyph, Line, lines
from scanner.readers.page_tables import tables
from scanner.readers.passages import TEXT_LIMIT, kind_of, passages
from scanner.readers.recognition import MOST_STRIPS
from scanner.readers.text_columns import in_order
from scanner.readers.upright import upright_strips

if TYPE_CHECKING:
    from scanner.readers.recognition import Picture, Strip
    from scanner.readers.recognized_words import Word

DOUBTFUL = 0.8
"""Words whose weakest character is less sure than this are doubtful."""

_NOTHING = 0.35
_FAINT, _MARKS = 0.5, 4
_LETTERS, _APART = 0.7, 1.1
_WIDER, _SEVERAL = 1.5, 3


@dataclass(frozen=True, slots=True)
class Recognized:
    """What a picture says.

    lines: from top to bottom, those that run up or down behind them. faint: there are marks that
    look like text and that could not be read with any confidence, or there were too many.
    """

    lines: list[Line]
    faint: bool


def recognized(picture: Picture) -> Recognized:
    """Read a picture of a page, whichever way up it is. Raises ReadError("no_reader")."""
    strips, slant = upright_strips(picture)
    read = [strip for strip in strips if strip.sure >= _NOTHING and _says_something(strip)]
    level = [glyph for strip in read if not strip.tall for glyph in _glyphs(strip, slant)]
    tall = [strip for strip in read if strip.tall]
    found = lines(level, _APART)
    for strip in sorted(tall, key=lambda strip: strip.corners[0, 0]):
        found.extend(lines(list(_glyphs(strip, None))))
    unread = sum(strip.sure < _FAINT for strip in strips)
    faint = unread >= _MARKS and unread > 0.5 * len(strips)
    return Recognized(found, faint or len(strips) == MOST_STRIPS)


def _says_something(strip: Strip) -> bool:
    return any(char.isalnum() for word in strip.words for char in word.text)


def _glyphs(strip: Strip, slant: float | None) -> Iterator[Glyph]:
    """The runs of words of a line, their boxes on the level page; None: along the line itself."""
    half = _LETTERS * min(strip.width, strip.height) / 2
    middle = (strip.corners[0] + strip.corners[3]) / 2
    along = (strip.corners[1] - strip.corners[0]) / (strip.width or 1.0)
    for text, begin, end, doubts in _runs(strip.words, 2 * half):
        if slant is None:
            yield Glyph(text, begin, end, -half, half, doubts)
            continue
        (x, y), (end_x, end_y) = middle + along * begin, middle + along * end
        left = float(x * cos(slant) + y * sin(slant))
        right = float(end_x * cos(slant) + end_y * sin(slant))
        level = float((x + end_x) * sin(slant) - (y + end_y) * cos(slant)) / 2
        yield Glyph(text, left, right, level - half, level + half, doubts)


def _runs(
    words: tuple[Word, ...], height: float
) -> Iterator[tuple[str, float, float, tuple[Doubt, ...]]]:
    """Words without an unusual gap between them: text, begin, end, doubts."""
    gaps = sorted(after.begin - before.end for before, after in pairwise(words))
    wide = max(_APART * height, 1.7 * gaps[len(gaps) // 2] if len(gaps) > 2 else 0.0)
    text, begin, end = "", 0.0, 0.0
    doubts: list[Doubt] = []
    for word in words:
        if text and word.begin - end > wide:
            yield text, begin, end, tuple(doubts)
            text, doubts = "", []
        begin = begin if text else word.begin
        text += " " if text else ""
        if word.sure < DOUBTFUL:
            doubts.append((len(text), len(text) + len(word.text), round(word.sure, 3)))
        text, end = text + word.text, word.end
    if text:
        yield text, begin, end, tuple(doubts)


def page_text(found: list[Line], extra: str, place: str) -> Iterator[TextBlock]:
    """The lines as text with its doubts, and the extra text below; an empty block for a blank page.

    An empty line stands where the page has a wide gap, for how far apart its lines stand. place: as
    in `TextBlock`.
    """
    text, doubts, wide = "", [], _wide_gap(found)
    for line in found:
        text += ("\n\n" if line.gap > wide else "\n") if text else ""
        doubts += [(start + len(text), end + len(text), sure) for start, end, sure in line.doubts]
        text += line.text
    text += ("\n" if text and extra else "") + extra
    if doubts and len(text) <= TEXT_LIMIT:
        yield TextBlock(text=text, place=place, kind=kind_of(text), doubts=tuple(doubts))
    elif text.strip():
        yield from passages([text], place, kind_of(text))
    else:
        yield TextBlock(text="", place=place, kind="page")


def _wide_gap(found: list[Line]) -> float:
    """White between lines from which on it parts them: more than most of the page have."""
    gaps = sorted(line.gap for line in found[1:])
    return max(WIDE_GAP, _WIDER * gaps[len(gaps) // 3]) if len(gaps) >= _SEVERAL else WIDE_GAP


def page_blocks(picture: Picture, place: str, name: str) -> Iterator[Block]:
    """The tables and the text of a recognized page; an empty text block where nothing is written.

    place, name: as in `Table`. Marks that could not be read give Unread("no_text"). Raises
    ReadError("no_reader").
    """
    found = recognized(picture)
    grids, rest = tables(paired(in_order(found.lines)))
    for number, one in enumerate(grids, 1):
        where = f"{place}, table {number}" if place else f"table {number}"
        yield Table(place=where, name=name, header=None, batches=grid(one.rows))
    yield from page_text(rest, "", place)
    if found.faint:
        yield Unread(place=place, code="no_text")
