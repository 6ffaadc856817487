"""Mail: one message, and the messages and files inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, Member, Unread
from scanner.readers.encoding import decode, encoding_of_bytes
from scanner.readers.mail_body import body_blocks, plain_of_enriched
from scanner.readers.mail_declared import Part
from scanner.readers.mail_headers import ERRORS, Headers, headers_of, parties, shown
from scanner.readers.mail_inline import files_in
from scanner.readers.mail_parts import (
    content,
    cut_off,
    flat,
    inner_message,
    leaves,
    parsed,
    text,
)
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("message/rfc822",)

_PLAIN = frozenset({"text/plain", "text/enriched", "text/richtext", "text/x-watch-html"})
_MARKED = frozenset({"text/html", "application/xhtml+xml", "text/x-amp-html"})
_REPORTS = frozenset({"message/delivery-status", "message/disposition-notification"}) | {
    "message/feedback-report"
}
_ONLY_PROOF = frozenset({"application/pgp-signature", "application/pgp-encrypted"}) | {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
}
"""Parts that say nothing but who signed, or with which version of a program."""

_EXTENSIONS = {"text/calendar": ".ics", "text/vcard": ".vcf", "text/x-vcard": ".vcf"}


def read(source: Opened) -> Iterator[Block]:
    """Headers and body of the message as text, data tables in it, then what is attached.

    Raises ReadError: `too_large`, `damaged` when there is neither header nor text.
    """
    found = False
    for block in message_blocks(source.bytes(), "", source.stem):
        found = True
        yield block
    if not found:
        raise ReadError("damaged")


def message_blocks(raw: bytes, place: str, name: str) -> Iterator[Block]:
    """The blocks of one message; place is where it stands in its mailbox, "" if in none."""
    if b"\0" in raw[:200]:
        raw = decode(raw, encoding_of_bytes(raw)).encode("utf-8")
    try:
        message = parsed(raw.lstrip(b"\r\n\xef\xbb\xbf"))
        parts = list(leaves(message))
    except (RecursionError, *ERRORS):
        yield from passages([decode(raw)], place, "mail")
        yield Unread(place=place, code="too_deep")
        return
    yield from _Message(message, parts[:MEMBERS_LIMIT], place, name).blocks()
    if len(parts) > MEMBERS_LIMIT:
        yield Unread(place=place, code="too_large")


class _Message:
    """One message on its way to blocks."""

    def __init__(self, message: Part, parts: list[Part], place: str, name: str) -> None:
        self._message = message
        self._parts = parts
        self._place = place
        self._name = name
        self._plain: list[str] = []
        self._marked: list[str] = []
        self._attached: list[Block] = []

    def blocks(self) -> Iterator[Block]:
        for number, part in enumerate(self._parts, 1):
            self._sort(part, number)
        message = self._message
        edges = [decode(edge.encode("latin-1", "replace")) for edge in _edges(message, self._parts)]
        headers = self._headers()
        yield from body_blocks(
            shown(headers),
            [*self._plain, *edges],
            self._marked,
            parties(headers),
            self._place,
            self._name,
        )
        yield from self._attached

    def _headers(self) -> Headers:
        """Of the message, or where it has no author of what was signed inside it."""
        headers = headers_of(self._message)
        if "from" in headers:
            return headers
        for part in self._parts:
            for key, values in headers_of(part).items() if part is not self._message else ():
                if key in {"from", "to", "cc", "subject", "date"}:
                    headers.setdefault(key, values)
        return headers

    def _sort(self, part: Part, number: int) -> None:
        """A part is body, attachment, or only proof of something."""
        kind, name = part.declared.kind, part.declared.name
        attached = name or part.declared.attached
        if kind.startswith("message/"):
            self._message_part(part, kind, name or f"part {number}")
        elif kind in _ONLY_PROOF:
            return
        elif not attached and (kind in _PLAIN or kind in _MARKED or kind.startswith("multipart/")):
            self._text_part(part, kind)
        else:
            self._attach(name or f"part {number}{_EXTENSIONS.get(kind, '')}", content(part))
        if self._message.defects and cut_off(part):
            self._attached.append(Unread(place=self._where(name), code="truncated"))

    def _text_part(self, part: Part, kind: str) -> None:
        taken = files_in(content(part))
        found = text(part, taken.text)
        if kind in _MARKED:
            self._marked.append(found)
        else:
            rich = kind in {"text/enriched", "text/richtext"}
            self._plain.append(plain_of_enriched(found) if rich else found)
        for name, data, whole in taken.files:
            self._attach(name, data)
            if not whole:
                self._attached.append(Unread(place=self._where(name), code="truncated"))

    def _message_part(self, part: Part, kind: str, name: str) -> None:
        """A message inside is a member; what a mail server reports of it is text."""
        payload = part.get_payload()
        if kind in _REPORTS:
            blocks = payload if isinstance(payload, list) else [part]
            reports = [block for block in blocks if isinstance(block, Part)]
            self._plain.extend(decode(flat(block)).strip() for block in reports)
        elif isinstance(payload, list) and kind in {"message/rfc822", "message/global"}:
            self._attach(re.sub(r"(?i)(\.eml)?$", ".eml", name, count=1), inner_message(part))
        else:
            self._attach(name, inner_message(part))

    def _attach(self, name: str, data: bytes) -> None:
        if data.strip():
            self._attached.append(Member(name=self._where(name), data=data))

    def _where(self, name: str) -> str:
        """An attachment is named so that the message around it is visible."""
        return ", ".join(word for word in (self._place, name) if word)


def _edges(message: Part, parts: list[Part]) -> list[str]:
    """Text before the first and behind the last part, where it says more than a reader's hint."""
    edges = [str(edge) for edge in (message.preamble, message.epilogue) if edge]
    return [edge for edge in edges if not parts or not re.match(r"\s*This is a multi", edge)]
