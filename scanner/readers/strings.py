"""Text inside content of unknown type: runs of characters that look like words or values.

Like the string scanners of forensic programs: 8-bit text (ASCII, UTF-8 or cp1252 letters beside
ASCII ones) and UTF-16 of either byte order, at any offset. Not found by a media type: the worker
falls back to it where no reader knows the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.blocks import TextBlock
from scanner.readers.opened import Opened, ReadError

PROGRAMS = frozenset(
    {
        "application/x-elf",
        "application/x-mach-binary",
        "application/x-java-class",
        "application/x-archive",
        "application/wasm",
        "application/vnd.microsoft.portable-executable",
    }
)
"""Types whose text is mostly names of symbols: only runs with a plain value in them count."""

SILENT = ("image/", "audio/", "video/", "font/")
"""Beginnings of types that hold no text worth a search."""

_PIECE = 4 << 20
_OVERLAP = 64 << 10
_SHORTEST, _LONG, _WORDY = 6, 20, 200
_BESIDE, _NEAR, _APART = 32, 256, 1024
_ASCII = 0.8
_BLOCK = 100_000

_PLAIN = np.zeros(256, dtype=bool)
_PLAIN[[9, *range(0x20, 0x7F)]] = True
_LETTER = np.zeros(256, dtype=bool)
_LETTER[[*range(0x41, 0x5B), *range(0x61, 0x7B)]] = True
_EDGE = np.zeros(256, dtype=bool)
_EDGE[list(b"\0 ,.;-'\"\t")] = True
_WIDE = np.zeros(1 << 16, dtype=bool)
_WIDE[[9, *range(0x20, 0x7F), *range(0xC0, 0x180), *range(0x1EA0, 0x1EFA)]] = True

_WORD = r"[A-ZÀ-Ý]?[a-zß-ÿĀ-ſạ-ỹ]+|[A-ZÀ-Ý]+"
_WORDS = re.compile(rf"(?:{_WORD}|\d+)(?:[ ,.'/:;@#&()+-]{{1,2}}(?:{_WORD}|\d+))*[ .,:;)]{{0,2}}")
_HEART = re.compile(r"[a-zß-ÿạ-ỹ]{3}|[A-ZÀ-Ý]{3}|\d{4}|\d\d[-/.]\d\d")
_IDENTIFIER = re.compile(r"[^\s@0-9]*[_:<>$()\\{}][^\s@]*|\S*(?:\.[a-z]{1,4}[0-9]*|/\S*)")
_VALUE = re.compile(
    r"(?<![\w.-])(?:\d{3}-\d\d-\d{4}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,4})(?![\w.-])"
    r"|[\w.+-]+@[\w-]+\.\w+[:;|,\t]\S"
    r"|(?i:\b(?:ssn|social security|dob|date of birth|password|mrn)\b)[\w ]{0,20}[:=][ \t]*\w*\d"
)


class _Run(NamedTuple):
    """Text at an offset of the content; `end` is behind its last byte."""

    start: int
    end: int
    text: str


def read(source: Opened) -> Iterator[TextBlock]:
    """Runs that look like text, a tab between near ones, a line each else; places are offsets.

    Nothing is yielded where no run looks like text. Raises ReadError("unreadable").
    """
    strict = source.media_type in PROGRAMS
    held: list[str] = []
    size = first = last = 0
    with source.open() as stream:
        for run in _kept(_runs(stream), strict=strict):
            if held and size + len(run.text) > _BLOCK:
                yield _block(held, first, last)
                held, size = [], 0
            first = run.start if not held else first
            held.append(_gap(run.start - last) if held else "")
            held.append(run.text)
            size += len(run.text) + 2
            last = run.end
    if held:
        yield _block(held, first, last)


def _block(held: list[str], first: int, last: int) -> TextBlock:
    return TextBlock(text="".join(held), place=f"bytes {first}-{last}", kind="log")


def _gap(size: int) -> str:
    return "\t" if size <= _BESIDE else "\n" if size <= _APART else "\n\n"


def _kept(runs: Iterator[_Run], *, strict: bool) -> Iterator[_Run]:
    """Runs that look like text; a short one only near another, a program's only with a value."""
    waiting: _Run | None = None
    end = -_NEAR - 1
    for run in runs:
        if strict and not _VALUE.search(run.text):
            continue
        if not strict and not _is_text(run.text):
            continue
        near = run.start - end <= _NEAR
        if waiting is not None and near:
            yield waiting
        waiting = None
        if near or strict or len(run.text) >= _LONG:
            yield run
        else:
            waiting = run
        end = run.end


def _is_text(text: str) -> bool:
    if not _HEART.search(text):
        return False
    if len(text) >= _LONG and " " in text.strip():
        return True
    if len(text) > _WORDY or _IDENTIFIER.fullmatch(text):
        return _VALUE.search(text) is not None
    if len(text.encode("ascii", "ignore")) < _ASCII * len(text):
        return False
    return _WORDS.fullmatch(text) is not None or _VALUE.search(text) is not None


def _runs(stream: BinaryIO) -> Iterator[_Run]:
    """All runs of the shortest length or more, by their start; a longer one is cut at times."""
    offset, kept = 0, b""
    while True:
        try:
            piece = stream.read(_PIECE)
        except OSError as error:
            raise ReadError("unreadable") from error
        data = kept + piece
        cut = max(len(data) - _OVERLAP, 0) if piece else len(data)
        before = 0
        for start, end, text in sorted((*_narrow(data, cut), *_wide(data, cut))):
            if start < before:
                continue  # UTF-16 reads as the other byte order too, one byte further
            before = end
            yield _Run(offset + start, offset + end, text)
            cut = max(cut, end)
        if not piece:
            return
        offset, kept = offset + cut, data[cut:]


def _narrow(data: bytes, cut: int) -> Iterator[tuple[int, int, str]]:
    """Runs of 8-bit text that start before `cut`."""
    codes = np.frombuffer(data, dtype=np.uint8)
    if codes.size < _SHORTEST:
        return
    plain = _PLAIN[codes]
    high = codes >= 0x80
    if high.any():
        plain |= _utf8(codes)
        letter, edge = _LETTER[codes], _LETTER[codes] | _EDGE[codes]
        beside = np.zeros_like(high)
        beside[1:-1] = (letter[:-2] & edge[2:]) | (edge[:-2] & letter[2:])
        plain |= beside & (codes >= 0xC0)
    for start, end in _stretches(plain, _SHORTEST, cut):
        raw = data[start:end]
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
        yield start, end, text


def _utf8(codes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which bytes belong to letters of two bytes (U+00C0-017F) or three (U+1E00-1EFF)."""
    found = np.zeros(codes.size, dtype=bool)
    follows = (codes & 0xC0) == 0x80
    two = (codes[:-1] >= 0xC3) & (codes[:-1] <= 0xC5) & follows[1:]
    three = (codes[:-2] == 0xE1) & (codes[1:-1] >= 0xB8) & (codes[1:-1] <= 0xBB) & follows[2:]
    for step in (0, 1):
        found[step : codes.size - 1 + step] |= two
    for step in (0, 1, 2):
        found[step : codes.size - 2 + step] |= three
    return found


def _wide(data: bytes, cut: int) -> Iterator[tuple[int, int, str]]:
    """Runs of UTF-16 text that start before `cut`, at even and odd offsets."""
    for order, name in (("<u2", "utf-16-le"), (">u2", "utf-16-be")):
        for odd in (0, 1):
            units = (len(data) - odd) // 2
            if units < _SHORTEST:
                continue
            plain = _WIDE[np.frombuffer(data, dtype=order, count=units, offset=odd)]
            for first, last in _stretches(plain, _SHORTEST, (cut - odd + 1) // 2):
                start, end = odd + 2 * first, odd + 2 * last
                yield start, end, data[start:end].decode(name, "replace")


def _stretches(plain: NDArray[np.bool_], shortest: int, cut: int) -> Iterator[tuple[int, int]]:
    """Where the flag holds for long enough: start and end of each stretch that begins before."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], plain, [False]))))
    starts, ends = edges[::2], edges[1::2]
    long = (ends - starts >= shortest) & (starts < cut)
    yield from zip(starts[long].tolist(), ends[long].tolist(), strict=True)
