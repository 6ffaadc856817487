"""Bytes to text: which encoding, and decoding that loses nothing.

Order of proof: byte order mark, pattern of NULs, valid UTF-8, then a score over the words that
hold bytes above 127, and only those: a table with twenty accented names in ten thousand rows
says nothing in its other bytes. Statistical detectors fail exactly there (study of readers).
"""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from scanner.readers.legacy_encoding import best

CHUNK = 4 << 20
"""Bytes read at a time."""

_PIECE = 1_000_000
_HIGH = 0x80
_LOST = re.compile("[\udc80-\udcff]")
_WORDS_LIMIT = 20_000
_WORD = re.compile(rb"[A-Za-z'@-~]*[\x80-\xff]+[A-Za-z'@-~\x80-\xff]*")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 in a text that is: read as Windows-1252, as in mixed exports."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("stray-cp1252", _stray)


def encoding_of(stream: BinaryIO) -> str:
    """The encoding of all that the stream holds; the stream is left at its end.

    Always a name that `codecs` knows. Text that is mostly valid UTF-8 counts as UTF-8.
    """
    head = stream.read(CHUNK)
    if name := marked(head):
        return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    words: Counter[bytes] = Counter()
    good = stray = 0
    while head:
        following = stream.read(CHUNK)
        if not head.isascii() or decoder.getstate()[0]:
            high = int(np.count_nonzero(np.frombuffer(head, np.uint8) >= _HIGH))
            lost = _lost(decoder, head, final=not following)
            stray += lost
            good += (high - lost + 1) // 2  # a character takes two bytes or more
            if lost and len(words) < _WORDS_LIMIT:
                words.update(_WORD.findall(head))
        head = following
    if stray <= good:
        return "utf-8"
    return best(dict(words.most_common(800)))


def _lost(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool) -> int:
    """How many bytes of the next piece are left over when it is decoded."""
    decoder.errors = "strict"
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        decoder.errors = "surrogateescape"
        return len(_LOST.findall(decoder.decode(piece, final)))
    return 0


def encoding_of_bytes(content: bytes) -> str:
    """As `encoding_of`, for content in memory."""
    return encoding_of(io.BytesIO(content))


def plain_pieces(content: bytes) -> list[str] | None:
    """UTF-8 in order, decoded once, in pieces of at most a megabyte that end with a line.

    A longer line is a piece of its own. Null for other encodings, and where a byte order mark or
    a NUL must be taken out.
    """
    if marked(content[:CHUNK]) or b"\0" in content:
        return None
    view, made, at = memoryview(content), list[str](), 0
    while at < len(content):
        end = len(content)
        if end - at > _PIECE:
            end = content.rfind(b"\n", at, at + _PIECE) + 1 or content.find(b"\n", at) + 1 or end
        try:
            piece = str(view[at:end], "utf-8")
        except UnicodeDecodeError:
            return None
        if not piece.isascii() and "\ufeff" in piece:
            return None
        made.append(piece)
        at = end
    return made


def marked(head: bytes) -> str | None:
    """The encoding that the first bytes prove by a mark, an escape or NULs; null for none."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x1b$" in head[:4096]:
        return "iso2022_kr" if b"\x1b$)C" in head else "iso2022_jp"
    return _by_nulls(head[:4096])


def _by_nulls(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, known by where the NULs of ASCII letters stand."""
    if len(head) < 4 or head.count(0) < len(head) * 0.2:
        return None
    quarter = len(head) / 4
    nulls = [head[index::4].count(0) / quarter for index in range(4)]
    if sum(share > 0.9 for share in nulls) == 3:
        return "utf-32-le" if nulls[0] < 0.5 else "utf-32-be"
    even, odd = nulls[0] + nulls[2], nulls[1] + nulls[3]
    if odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd else None


class Text:
    """Decoded pieces of a stream; `lost` counts characters that could not be decoded so far."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        errors = "stray-cp1252" if encoding.startswith("utf-8") else "replace"
        self._decoder = codecs.getincrementaldecoder(encoding)(errors)
        self.lost = 0

    def __iter__(self) -> Iterator[str]:
        """Pieces of text as they are read, without NULs and byte order mark, line ends kept."""
        data = self._stream.read(CHUNK)
        while data:
            following = self._stream.read(CHUNK)
            text = self._decoder.decode(data, not following)
            if "\ufffd" in text:
                self.lost += text.count("\ufffd") - data.count("\ufffd".encode())
            if "\0" in text or "\ufeff" in text:
                text = text.replace("\0", "").replace("\ufeff", "")
            if text:
                yield text
            data = following


def decode(content: bytes, encoding: str | None = None) -> str:
    """Content as text: by its declared encoding where that holds, else by `encoding_of`."""
    if encoding:
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeError, ValueError):
            pass
    if not marked(content[:CHUNK]):
        try:
            return content.decode("utf-8").replace("\0", "")
        except UnicodeDecodeError:
            pass
    found = encoding_of_bytes(content)
    errors = "stray-cp1252" if found.startswith("utf-8") else "replace"
    return content.decode(found, errors).replace("\0", "").removeprefix("\ufeff")
