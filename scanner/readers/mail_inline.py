"""Files and ciphertext inside the text of a message: uuencode, yEnc, PGP armor."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = re.compile(rb"(?m)^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,300})\r?\n")
_SLACK = 4
"""Letters a line may have beyond its bytes: its own count, a check sum, blanks. Fewer are usual:
programs cut blanks off, which are zeros."""

_UU_LINE = re.compile(rb"[ -`]{1,90}")
_LINE = re.compile(rb"(?!\Z)([^\r\n]*)(?:\r?\n|\r|\Z)")
_YENC = re.compile(rb"(?m)^=ybegin [^\r\n]*?name=([^\r\n]{1,300})\r?\n")
_YENC_END = re.compile(rb"(?m)^=yend[^\r\n]*")
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_MINUS_42 = bytes((code - 42) % 256 for code in range(256))
_PGP = re.compile(r"-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)
_PGP_NOISE = re.compile(
    r"-----BEGIN PGP (SIGNATURE|PUBLIC KEY BLOCK)-----.*?(?:-----END PGP \1-----|\Z)", re.DOTALL
)


class Taken(NamedTuple):
    """The text without the files in it; each file with its name and whether its end was there."""

    text: bytes
    files: list[tuple[str, bytes, bool]]


def files_in(raw: bytes) -> Taken:
    """The files that are written out in a text, and the text that remains."""
    if b"\nbegin" not in raw and not raw.startswith(b"begin") and b"=ybegin " not in raw:
        return Taken(raw, [])
    kept: list[bytes] = []
    files: list[tuple[str, bytes, bool]] = []
    at = 0
    for start, end, name, content, whole in sorted([*_uuencoded(raw), *_yencoded(raw)]):
        if start < at:
            continue
        kept.append(raw[at:start])
        files.append((name.decode("utf-8", "replace").strip(), content, whole))
        at = end
    return Taken(b"".join([*kept, raw[at:]]), files)


def _uuencoded(raw: bytes) -> Iterator[tuple[int, int, bytes, bytes, bool]]:
    """Files as uuencode writes them; words that only look like the beginning of one are none."""
    at = 0
    while (begin := _BEGIN.search(raw, at)) is not None:
        decoded = binascii.a2b_base64 if begin[0].startswith(b"begin-base64") else _uu_line
        pieces: list[bytes] = []
        at, whole = begin.end(), False
        while (line := _LINE.match(raw, at)) is not None and not whole:
            text = line[1]
            if text.strip() in (b"end", b"===="):
                whole = True
            elif text.strip(b" `"):
                try:
                    pieces.append(decoded(text))
                except binascii.Error:
                    break
            at = line.end()
        if pieces:
            yield begin.start(), at, begin[1], b"".join(pieces), whole


def _letters(count: int) -> int:
    """How many letters stand for the bytes that the first letter of a line counts."""
    return ((count - 32 & 63) + 2) // 3 * 4


def _uu_line(line: bytes) -> bytes:
    """Bytes of a line; programs that write a wrong tail are read as far as the count goes."""
    if not _UU_LINE.fullmatch(line) or len(line) > _letters(line[0]) + _SLACK:
        raise binascii.Error
    there = (len(line) - 1) * 3 // 4
    try:
        return binascii.a2b_uu(line)[:there]
    except binascii.Error:
        return binascii.a2b_uu(line[: _letters(line[0]) + 1])[:there]


def _yencoded(raw: bytes) -> Iterator[tuple[int, int, bytes, bytes, bool]]:
    """Files in yEnc (draft 1.3): each byte plus 42, critical ones escaped."""
    at = 0
    while (begin := _YENC.search(raw, at)) is not None:
        close = _YENC_END.search(raw, begin.end())
        end = close.start() if close else len(raw)
        lines = raw[begin.end() : end].replace(b"\r", b"").split(b"\n")
        body = b"".join(line for line in lines if not line.startswith(b"=ypart "))
        plain = _ESCAPED.sub(lambda match: bytes([(match[1][0] - 64) % 256]), body)
        at = close.end() if close else len(raw)
        yield begin.start(), at, begin[1], plain.translate(_MINUS_42), close is not None


def without_armor(text: str) -> tuple[str, bool]:
    """The text without PGP ciphertext, keys and signatures, and whether there was ciphertext."""
    if "-----BEGIN PGP " not in text:
        return text, False
    kept, count = _PGP.subn("", text)
    return _PGP_NOISE.sub("", kept), count > 0
