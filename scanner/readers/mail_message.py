"""Mail: one message, and the messages and files inside it.

The parser runs under `compat32`: the modern policy takes more than twenty seconds for one long
header (study of readers). Headers are decoded here.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Party, TextBlock, Unread
from scanner.readers.encoding import decode, encoding_of_bytes
from scanner.readers.html_page import blocks
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("message/rfc822",)

_HEADER_LIMIT = 200_000
_DEPTH = 30
_SHOWN = ("From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject")
_PARTS = Iterator[email.message.Message]
_ERRORS = (email.errors.MessageError, LookupError, ValueError, UnicodeError)


def read(source: Opened) -> Iterator[Block]:
    """Headers and body of the message as text, data tables in it, then what is attached.

    Raises ReadError: `too_large`, `damaged` when there is neither header nor text.
    """
    content = source.bytes()
    found = False
    for block in message_blocks(content, "", source.stem):
        found = True
        yield block
    if not found:
        raise ReadError("damaged")


def message_blocks(content: bytes, place: str, name: str) -> Iterator[Block]:
    """The blocks of one message; place is where it stands in its mailbox."""
    if b"\0" in content[:200]:
        content = decode(content, encoding_of_bytes(content)).encode("utf-8")
    try:
        message = email.message_from_bytes(content.lstrip(b"\r\n"))
        parts = list(_leaves(message, 0))
    except (RecursionError, *_ERRORS):
        yield from passages([decode(content)], place, "mail")
        yield Unread(place=place, code="too_deep")
        return
    yield from _body(message, parts, place, name)
    for number, part in enumerate(parts[:MEMBERS_LIMIT], 1):
        if not _is_body(part):
            yield from _attached(part, number, place)
    if len(parts) > MEMBERS_LIMIT:
        yield Unread(place=place, code="too_large")


def _leaves(message: email.message.Message, depth: int) -> _PARTS:
    """Parts that hold something themselves. Raises RecursionError beyond `_DEPTH`."""
    if depth > _DEPTH:
        raise RecursionError
    payload = message.get_payload()
    if not isinstance(payload, list) or message.get_content_maintype() == "message":
        yield message
        return
    for part in payload:
        if isinstance(part, email.message.Message):
            yield from _leaves(part, depth + 1)


def _is_body(part: email.message.Message) -> bool:
    """The part is text meant to be read as part of the message."""
    kind = part.get_content_type()
    attached = part.get_content_disposition() == "attachment" or _file_name(part)
    return kind in {"text/plain", "text/html"} and not attached


def _body(
    message: email.message.Message, parts: list[email.message.Message], place: str, name: str
) -> Iterator[Block]:
    """Headers and body: plain text, and the HTML where it says more than the plain text."""
    shown = [f"{key}: {value}" for key in _SHOWN for value in _headers(message, key)]
    plain = [_text(part) for part in parts if _is_body(part) and "html" not in _kind(part)]
    marked = [_text(part) for part in parts if _is_body(part) and "html" in _kind(part)]
    edges = [str(edge) for edge in (message.preamble, message.epilogue) if edge]
    text = "\n".join(part.strip("\n") for part in [*plain, *edges] if part.strip())
    parties = _parties(message)
    for markup in marked:
        for block in blocks(markup, place, name, "mail"):
            if not isinstance(block, TextBlock):
                yield block
            elif not _contains(text, block.text):
                text = f"{text}\n\n{block.text}" if text else block.text
    whole = "\n".join(shown) + "\n\n" + text if shown else text
    for block in passages([whole], place, "mail"):
        yield TextBlock(text=block.text, place=block.place, kind="mail", parties=parties)


def _contains(text: str, other: str) -> bool:
    """Nearly every word of the other text stands in the text."""
    words = set(re.findall(r"\w+", other))
    return bool(words) and len(words - set(re.findall(r"\w+", text))) <= 0.02 * len(words)


def _kind(part: email.message.Message) -> str:
    return part.get_content_type()


def _text(part: email.message.Message) -> str:
    """The decoded text of a part, by its declared encoding where that holds."""
    content = _payload(part)
    declared = part.get_content_charset()
    if declared in {"us-ascii", "iso-8859-1", "ascii", None}:
        return decode(content).replace("\r\n", "\n")
    return decode(content, declared).replace("\r\n", "\n")


def _payload(part: email.message.Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except _ERRORS:
        content = None
    if isinstance(content, bytes):
        return content
    payload = part.get_payload()
    return str(payload).encode("utf-8", "replace") if payload else b""


def _headers(message: email.message.Message, key: str) -> list[str]:
    return [_decoded(str(value)) for value in message.get_all(key, [])]


def _decoded(value: str) -> str:
    """A header with its encoded words decoded, on one line."""
    value = value[:_HEADER_LIMIT]
    try:
        raw = value.encode("ascii", "surrogateescape").decode("ascii")
    except UnicodeError:
        raw = decode(value.encode("utf-8", "surrogateescape"))
    pieces = []
    try:
        for piece, charset in email.header.decode_header(raw):
            pieces.append(piece if isinstance(piece, str) else decode(piece, charset))
    except _ERRORS:
        pieces = [raw]
    return " ".join("".join(pieces).split())


def _parties(message: email.message.Message) -> tuple[Party, ...]:
    """Who wrote and who was written to."""
    found: dict[tuple[str, str], Party] = {}
    for role, keys in (("author", ("From", "Sender")), ("addressee", ("To", "Cc", "Bcc"))):
        values = [str(value)[:_HEADER_LIMIT] for key in keys for value in message.get_all(key, [])]
        for name, address in _addresses(values):
            shown = _decoded(name).strip("'\" ")
            if shown or address:
                party = Party(role=role, name=shown, email=address)
                found.setdefault((role, address.lower() or shown), party)
    return tuple(found.values())


def _addresses(values: list[str]) -> list[tuple[str, str]]:
    try:
        return email.utils.getaddresses(values)
    except (*_ERRORS, RecursionError, IndexError):
        return []


def _file_name(part: email.message.Message) -> str:
    try:
        name = part.get_filename()
    except (*_ERRORS, TypeError):
        return "attachment"
    return re.sub(r"[\x00-\x1f]", "", _decoded(name)) if name else ""


def _attached(part: email.message.Message, number: int, place: str) -> Iterator[Block]:
    """An attachment or a message inside, named so that the message around it is visible."""
    name = _file_name(part) or f"part {number}"
    where = f"{place}, {name}" if place else name
    if part.get_content_maintype() == "message":
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_type() == "message/rfc822":
            for message in inner:
                yield from _inner(message, where)
            return
        content = _flat(part)
    else:
        content = _payload(part)
    if content.strip():
        yield Member(name=where, data=content)


def _inner(message: object, where: str) -> Iterator[Block]:
    if isinstance(message, email.message.Message):
        content = _flat(message)
        if content.strip():
            yield Member(name=f"{where}.eml" if not where.endswith(".eml") else where, data=content)


def _flat(message: email.message.Message) -> bytes:
    """A message as bytes again; its parts as far as they can be written."""
    try:
        return message.as_bytes()
    except (*_ERRORS, TypeError, KeyError, AttributeError):
        return str(message.get_payload()).encode("utf-8", "replace")
