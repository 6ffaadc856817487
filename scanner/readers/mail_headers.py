"""Headers of a message: encoded words decoded, those that name people, and who they name."""

from __future__ import annotations

import contextlib
import email.errors
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterable, Iterator

from pipelines.blocks import Party
from scanner.readers.encoding import decode

Headers = dict[str, list[str]]
"""Name in lower case -> the values as they came, a character for each byte."""

ERRORS = (email.errors.MessageError, LookupError, ValueError, UnicodeError)
"""What the standard library raises on headers and parts that break its rules."""

_VALUE_LIMIT = 200_000
_SHOWN = {key.lower(): key for key in ("From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject")}
_MORE = {
    key.lower(): key
    for key in (
        *("Sender", "Resent-From", "Resent-To", "Resent-Cc", "Apparently-To", "Delivered-To"),
        *("Organization", "Comments", "Keywords", "Final-Recipient", "Original-Recipient"),
        *("Disposition-Notification-To", "Return-Receipt-To", "Errors-To"),
    )
}
_ROLES = (
    ("author", ("from", "sender", "reply-to", "resent-from")),
    ("addressee", ("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc", "apparently-to")),
)
_MACHINERY = re.compile(
    r"x-(ms-|spam|google|gm-|mailer|priority|msmail|mimeole|virus|proofpoint|forefront|microsoft"
    r"|barracuda|amavis|sg-|ses-|mc-|received|report|abuse|feedback|dkim|antiabuse|authent|scan"
    r"|mailman|beenthere|loop|campaign|mailgun|complaints|yahoo|aol|originating|source|uid|status"
    r"|list|eopatt|exchange|ironport|cron|php|bounce|cmae|pm-|mozilla|trace|accept|unsub|ham)"
)
_TELLING = re.compile(
    r"\w@[\w-]+\.\w|\b[^\W\d_a-z][^\W\d_]+,? (?:[A-Z]\. )?[^\W\d_a-z][^\W\d_]+"
    r"|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\b"
)
_TELLING_LENGTH = 1_000
_PLAIN = re.compile(
    r"\s*(?:([^\"<>,;:@\\()\[\]]*)<([\w+-][\w.+-]*@\w[\w.-]*)>|([\w+-][\w.+-]*@\w[\w.-]*))\s*"
)
"""One address as most are written; `email` needs forty times as long for it."""

_ENCODED_END = re.compile(r"\?=(?==\?)")


def headers_of(message: email.message.Message) -> Headers:
    """The headers of a message that was parsed from a character for each byte."""
    found: Headers = {}
    for name, value in message.raw_items():
        key = name.lower()
        if key in found:
            found[key].append(str(value)[:_VALUE_LIMIT])
        else:
            found[key] = [str(value)[:_VALUE_LIMIT]]
    return found


def decoded(value: str) -> str:
    """A header with its encoded words and bytes above 127 decoded, on one line (RFC 2047)."""
    if not value.isascii():
        with contextlib.suppress(UnicodeEncodeError):  # raised where it was text already
            value = decode(value.encode("latin-1"))
    if "=?" in value:
        value = _words(value)
    return " ".join(value.split())


def _words(value: str) -> str:
    try:
        pieces = email.header.decode_header(_ENCODED_END.sub("?= ", value))
    except ERRORS:
        return value
    texts = [one if isinstance(one, str) else _piece(one, charset) for one, charset in pieces]
    return "".join(texts) or value


def _piece(piece: bytes, charset: str | None) -> str:
    if charset is None:
        # `decode_header` wrote the text between the words in this escape
        return piece.decode("raw-unicode-escape", "replace")
    return decode(piece, charset)


def shown(headers: Headers) -> list[str]:
    """The lines "Name: value" that tell of people, as a person would write them.

    Besides the well-known ones: any `X-` header with an address, a name or a number in it.
    """
    lines = [
        f"{name}: {decoded(value)}"
        for key, name in _SHOWN.items()
        if key in headers
        for value in headers[key]
    ]
    for key in filter(headers.__contains__, _MORE):
        lines += [f"{_MORE[key]}: {decoded(v)}" for v in _new(headers[key], lines)]
    for key, values in headers.items():
        if key.startswith("x-") and telling(key, *values):
            lines += [f"{key.title()}: {decoded(v)}" for v in _new(values, lines)]
    return lines


def telling(key: str, *values: str) -> bool:
    """Whether a header, or a field somebody invented, says something of people."""
    if _MACHINERY.match(key.lower()):
        return False
    return any(len(value) < _TELLING_LENGTH and _TELLING.search(value) for value in values)


def _new(values: Iterable[str], lines: list[str]) -> Iterator[str]:
    """Values that no line holds yet."""
    for value in dict.fromkeys(values):
        if not any(value.strip("<> ") in line for line in lines):
            yield value


def parties(headers: Headers) -> tuple[Party, ...]:
    """Who wrote and who was written to; addresses as they stand, each once for its role."""
    found: dict[tuple[str, str], Party] = {}
    for role, keys in _ROLES:
        values = [value for key in keys if key in headers for value in headers[key]]
        for name, route in _addresses(values):
            no_address = not name and " " in route and "@" not in route
            told = route if no_address else name
            written = decoded(told).strip("'\" ") if told else ""
            address = "" if no_address else route
            who = (role, address.lower() or written)
            if (written or address) and who not in found:
                found[who] = Party(role=role, name=written, email=address)
    return tuple(found.values())


def _addresses(values: list[str]) -> list[tuple[str, str]]:
    found = [_PLAIN.fullmatch(value) for value in values]
    if None not in found:
        return [(" ".join(m[1].split()) if m[1] else "", m[2] or m[3]) for m in found if m]
    try:
        return email.utils.getaddresses(values)
    except (*ERRORS, RecursionError, IndexError):
        return []
