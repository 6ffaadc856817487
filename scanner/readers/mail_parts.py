"""Parts of a MIME message: the tree, transfer encodings and charsets, broken ones too.

Messages are parsed as text of one character for each byte: nothing of raw bytes in headers and
bodies is lost that way, and every part can be written as the bytes it came as.
"""

from __future__ import annotations

import binascii
import email
import email.generator
import io
import quopri
import re
from collections.abc import Iterator

from scanner.readers.encoding import decode
from scanner.readers.mail_declared import Part
from scanner.readers.mail_headers import ERRORS
from scanner.readers.opened import ReadError
from scanner.readers.signed_message import content_of

_DEPTH = 60
_SIGNED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "iso8859-1", "windows-1252", "cp1252"})
_UNSAID = frozenset({"us-ascii", "ascii", "unknown", "x-unknown", "unknown-8bit", "8bit", ""})
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "x-sjis": "cp932", "sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "big5": "cp950", "tis-620": "cp874", "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-9": "cp1254", "unicode-1-1-utf-7": "utf-7",
}  # fmt: skip
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_BASE64 = _LETTERS + b" \t\r\n"
_NOT_BASE64 = bytes(set(range(256)) - set(_LETTERS))
_BOUNDARY = re.compile(r"(?m)^--([^\r\n\"\\]{1,200}?)[ \t]*\r?\n(?=[Cc][Oo][Nn][Tt][Ee][Nn][Tt]-)")
_FIELD = re.compile(r"([!-9;-~]+):([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)\r?\n")
_HEAD = re.compile(rf"(?:{_FIELD.pattern})+(?=\r?\n)")
_FLOW = re.compile(r"(>*)( ?)(.*)", re.DOTALL)


def parsed(content: bytes) -> Part:
    """The tree of a message. Raises RecursionError where parts are nested without end."""
    whole = content.decode("latin-1")
    return _of_one_part(whole) or email.message_from_string(whole, _class=Part)


def _of_one_part(whole: str) -> Part | None:
    """A message without parts, as the parser would make it; null where it has to."""
    head = _HEAD.match(whole)
    if head is None:
        return None
    message = Part()
    for name, value in _FIELD.findall(head[0]):
        message.set_raw(name, value.lstrip(" \t"))
    if message.declared.kind.startswith(("multipart/", "message/")):
        return None
    message.set_payload(whole[head.end() :].removeprefix("\r").removeprefix("\n"))
    return message


def leaves(message: Part, depth: int = 0) -> Iterator[Part]:
    """Parts that hold something themselves, in order; what was only signed is taken out of it.

    Raises RecursionError beyond 60 levels.
    """
    if depth > _DEPTH:
        raise RecursionError
    payload = message.get_payload()
    if isinstance(payload, str):
        inner = _unwrapped(message, payload)
        if inner is None:
            yield message
        else:
            yield from leaves(inner, depth + 1)
    elif not isinstance(payload, list) or message.declared.kind.startswith("message/"):
        yield message
    else:
        for part in payload:
            if isinstance(part, Part):
                yield from leaves(part, depth + 1)


def _unwrapped(message: Part, payload: str) -> Part | None:
    """The tree inside a signed envelope, or of parts whose boundary is not the one declared."""
    kind = message.declared.kind
    if kind.startswith("multipart/"):
        line = _BOUNDARY.search(payload)
        if line is None:
            return None
        head = f'Content-Type: multipart/mixed; boundary="{line[1]}"\n\n'
        return email.message_from_string(head + payload, _class=Part)
    if kind in _SIGNED:
        try:
            return parsed(content_of(content(message)))
        except ReadError:
            return None  # attached as it is; its own reader says why
    return None


def content(part: Part) -> bytes:
    """The bytes of a leaf, its transfer encoding undone where it is the one declared."""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return flat(part)
    raw = payload.encode("latin-1", "replace")
    if part.declared.encoding == "base64":
        return base64(raw)
    if part.declared.encoding == "quoted-printable":
        return quopri.decodestring(raw)
    return raw


def base64(raw: bytes) -> bytes:
    """Base64 as mail programs wrote it: padding missing or in the middle, stray characters.

    Text that is no Base64 at all comes back as it is.
    """
    strays = len(raw.translate(None, _BASE64))
    if strays * 20 > len(raw) or b" " in raw.strip()[:60]:
        return raw
    clean = raw.translate(None, _NOT_BASE64)
    pieces = re.split(rb"=+", clean) if b"=" in clean[:-2] else [clean]
    found = []
    for piece in pieces:
        letters = piece.rstrip(b"=")
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]
        try:
            found.append(binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)))
        except binascii.Error:
            return raw
    return b"".join(found)


def cut_off(part: Part) -> bool:
    """Whether the Base64 of a leaf ends in the middle of a group."""
    if part.declared.encoding != "base64":
        return False
    payload = part.get_payload()
    return isinstance(payload, str) and len("".join(payload.split())) % 4 != 0


def text(part: Part, raw: bytes) -> str:
    """The text of a leaf by its declared charset where that holds; lines that flow are joined.

    raw: its content, without the files that stood inside.
    """
    found = _by_charset(raw, part.declared.charset)
    if "\r" in found:
        found = found.replace("\r\n", "\n").replace("\r", "\n")
    return flowed(found, joined=part.declared.joined) if part.declared.flows else found


def _by_charset(raw: bytes, charset: str) -> str:
    if raw.isascii() and b"\x1b" not in raw and charset not in {"utf-7", "unicode-1-1-utf-7"}:
        return raw.decode("ascii").replace("\0", "")
    if charset in _UNSAID or (charset.startswith(("utf-16", "utf-32")) and b"\0" not in raw):
        return decode(raw)
    if charset in _LATIN:
        return decode(raw, "utf-8" if _is_utf8(raw) else "cp1252")
    return decode(raw, _WIDER.get(charset, charset))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def flowed(text: str, *, joined: bool) -> str:
    """Paragraphs of `format=flowed` on one line each (RFC 3676).

    joined: the blank at the end of a line is not part of the text (`DelSp=yes`).
    """
    lines: list[str] = []
    depth = -1
    for line in text.split("\n"):
        quotes, _, rest = _FLOW.fullmatch(line).groups()  # type: ignore[union-attr]
        ends = rest.endswith(" ") and rest != "-- "
        kept = rest[:-1] if ends and joined else rest
        if depth == len(quotes):
            lines[-1] += kept
        else:
            lines.append(f"{quotes} {kept}" if quotes else kept)
        depth = len(quotes) if ends else -1
    return "\n".join(lines)


def flat(message: Part) -> bytes:
    """A message as bytes again, as it came; its parts as far as they can be written."""
    held = io.StringIO()
    try:
        email.generator.Generator(held, mangle_from_=False, maxheaderlen=0).flatten(message)
    except (*ERRORS, TypeError, KeyError, AttributeError):
        return str(message.get_payload()).encode("utf-8", "replace")
    return held.getvalue().encode("latin-1", "replace")


def inner_message(part: Part) -> bytes:
    """The message inside a `message/…` part.

    It is undone also where it was encoded, which RFC 2046 forbids, and programs do.
    """
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else part
    inner = first if isinstance(first, Part) else part
    encoding = part.declared.encoding
    if inner is part:
        return content(part)
    raw = flat(inner)
    if encoding == "base64":
        return base64(raw.strip())
    if encoding == "quoted-printable" and not inner.keys():
        return quopri.decodestring(raw.lstrip(b"\n"))
    return raw
