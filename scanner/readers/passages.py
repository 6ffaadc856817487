"""Long text to bounded text blocks, cut at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat

import numpy as np

from pipelines.blocks import Party, TextBlock

TEXT_LIMIT = 1_000_000
"""Most characters of a block, as `pipelines.model.TextBlock` promises."""

_FULL = 900_000
"""A piece of so many characters that ends with a line is left as it is, and not joined."""

_STAMP = re.compile(
    r"\s*[\[(<]?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]|[0-9]{1,2}[:][0-9]{2}:[0-9]{2}"
    r"|[A-Z][a-z]{2} +[0-9]{1,2} [0-9]{2}:[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4} [0-9]"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){3} |(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\b)"
)


def kind_of(text: str) -> str:
    """`log`, `page` or `prose`, judged by the shape of the first lines.

    A log has lines that begin with a time, an address or a level; prose has long lines that
    fill the width; everything else is fixed lines.
    """
    lines = list(filter(str.strip, text[:50_000].split("\n")[:400]))
    if not lines:
        return "page"
    half = lines[: (len(lines) + 1) // 2]  # where none of them is stamped, half are not
    if any(map(_STAMP.match, half)) and _stamped(lines):
        return "log"
    if sorted(map(len, lines))[len(lines) // 2] <= 55:
        return "page"
    if "  " in text:
        lines = ["" if "  " in line.strip() else line for line in lines]
    blanks = sorted(map(str.count, lines, repeat(" ")))
    return "prose" if blanks[(len(blanks) - 1) // 2] >= 7 else "page"


def _stamped(lines: list[str]) -> bool:
    return list(map(_STAMP.match, lines)).count(None) * 2 < len(lines)


def pieces(parts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The running text in pieces of at most `TEXT_LIMIT`, each with the number of its first line.

    Cut at the last line end in reach, else at a blank, else anywhere. Lines count from 0.
    """
    held, line = "", 0
    for part in parts:
        if len(held) >= _FULL and held.endswith("\n"):
            yield line, held
            line += _line_ends(held)
            held = ""
        held += part
        if len(held) <= TEXT_LIMIT:
            continue
        begin = 0
        while len(held) - begin > TEXT_LIMIT:
            end = begin + TEXT_LIMIT
            at = held.rfind("\n", begin, end) + 1 or held.rfind(" ", begin, end) + 1 or end
            yield line, held[begin:at]
            line += held.count("\n", begin, at)
            begin = at
        held = held[begin:]
    if held:
        yield line, held


def _line_ends(text: str) -> int:
    """As `text.count`, which looks at one character after the other."""
    try:
        codes = np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        return text.count("\n")
    return int(np.count_nonzero(codes == ord("\n")))


def passages(
    parts: Iterable[str], place: str, kind: str | None = None, parties: tuple[Party, ...] = ()
) -> Iterator[TextBlock]:
    """Text blocks of the running text; blank text gives none.

    place: where it stands; where it is cut, "lines A to B" (from 1) is added.
    kind, parties: as in `TextBlock`; kind null where the first piece shall decide.
    """
    held: tuple[int, str] | None = None
    cut = False
    for piece in pieces(parts):
        if held:
            cut = True
            kind = kind or kind_of(held[1])
            yield from _block(held[1], _lines(place, held[0], piece[0]), kind, parties)
        held = piece
    if held:
        line, text = held
        place = _lines(place, line, line + _line_ends(text)) if cut else place
        yield from _block(text, place, kind or kind_of(text), parties)


def _lines(place: str, first: int, end: int) -> str:
    """end: number of the line behind the piece."""
    lines = f"lines {first + 1} to {max(first + 1, end)}"
    return f"{place}, {lines}" if place else lines


def _block(text: str, place: str, kind: str, parties: tuple[Party, ...]) -> Iterator[TextBlock]:
    if text and not text.isspace():
        yield TextBlock(text=text, place=place, kind=kind, parties=parties)
