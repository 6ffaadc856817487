"""A delimited text as pieces of UTF-8 that end where a record ends, each one measured.

Measuring is done on bytes with numpy: quotes in order open and close, separators and line ends
count only outside. A piece whose quotes do not open after a separator and close before one is
not clean, and is left to the tolerant reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scanner.readers.dialect import Dialect
from scanner.readers.encoding import Text

PIECE = 16 << 20
"""Bytes of a piece, about; a longer record makes a longer piece."""

OPEN_LIMIT = 1 << 20
"""Bytes a quote may stay open before it counts as forgotten."""

RECORD_LIMIT = 256 << 20
"""Bytes without the end of a record; beyond, the text is cut where it stands, and that is said."""

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece and its measures.

    data: whole records, each ended by a line end.
    clean: quotes pair up as they should; `ends` and `width` hold only then.
    ends: offsets behind the records.
    width: most cells of a record.
    cut: the last record ends here only because it is too long.
    """

    data: bytes
    clean: bool
    ends: Positions
    width: int
    cut: bool = False


def measure(data: bytes, dialect: Dialect, *, last: bool) -> Segment:
    """The longest run of whole records at the beginning of the data.

    last: nothing follows, so the end of the data ends the last record.
    """
    view = np.frombuffer(data, dtype=np.uint8)
    lines: Positions = np.flatnonzero(view == 10)
    separators: Positions = np.flatnonzero(view == ord(dialect.separator))
    clean = not (dialect.escape or dialect.spaced or dialect.starts)
    quote = (dialect.quote or "").encode()
    if clean and quote and quote in data:
        quotes: Positions = np.flatnonzero(view == ord(quote))
        clean = _paired(view, quotes, ord(dialect.separator)) and not _forgotten(
            quotes, len(data), last=last
        )
        if clean:
            inside = np.bitwise_xor.accumulate(view == ord(quote))
            lines = lines[~inside[lines]]
            separators = separators[~inside[separators]]
    ends = lines + 1
    if last and (not len(ends) or ends[-1] < len(data)):
        ends = np.append(ends, len(data))
    if not len(ends):
        return Segment(data=b"", clean=clean, ends=ends, width=0)
    before = np.searchsorted(separators, ends)
    width = int(np.diff(before, prepend=0).max()) + 1
    return Segment(data=data[: int(ends[-1])], clean=clean, ends=ends, width=width)


def _paired(view: npt.NDArray[np.uint8], quotes: Positions, separator: int) -> bool:
    """Quotes open at the beginning of a cell and close at its end."""
    quote = int(view[quotes[0]])
    opening, closing = quotes[0::2], quotes[1::2]
    previous = view[np.maximum(opening, 1) - 1]
    opens = (opening == 0) | np.isin(previous, (separator, 10, quote))
    following = view[np.minimum(closing, len(view) - 2) + 1]
    closes = (closing == len(view) - 1) | np.isin(following, (separator, 10, quote))
    return bool(opens.all() and closes.all())


def _forgotten(quotes: Positions, size: int, *, last: bool) -> bool:
    """The last quote opens a cell that never ends."""
    return len(quotes) % 2 == 1 and (last or size - int(quotes[-1]) > OPEN_LIMIT)


def lined(text: Iterable[str], *, lone_returns: bool) -> Iterator[str]:
    r"""The text with `\n` line ends. lone_returns: a carriage return alone ends a line too."""
    held = ""
    for part in text:
        piece = held + part
        held = "\r" if piece.endswith("\r") else ""
        if "\r" in piece:
            piece = piece[: len(piece) - len(held)].replace("\r\n", "\n")
            piece = piece.replace("\r", "\n" if lone_returns else " ")
        yield piece
    if held:
        yield "\n"


def segments(text: Text, dialect: Dialect, *, lone_returns: bool) -> Iterator[Segment]:
    """The whole text in measured pieces, in order. lone_returns: as `lined` has it."""
    held, due = b"", PIECE
    for part in lined(text, lone_returns=lone_returns):
        piece = part.replace(dialect.long, dialect.separator) if dialect.long else part
        held += piece.encode("utf-8", "replace")
        if len(held) < due:
            continue
        cut = len(held) > RECORD_LIMIT
        segment = measure(held, dialect, last=cut)
        due = PIECE if segment.data else 2 * len(held)
        if segment.data:
            held = held[len(segment.data) :]
            yield replace(segment, cut=cut)
    if held:
        yield measure(held, dialect, last=True)
