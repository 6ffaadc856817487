"""An item of Outlook, from whichever file: its envelope, fields and body as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.blocks import Block, Party, Unread
from scanner.readers.compressed_rtf import decompressed
from scanner.readers.encoding import decode
from scanner.readers.mail_body import body_blocks
from scanner.readers.mail_headers import ERRORS, headers_of, parties, shown
from scanner.readers.mail_parts import parsed
from scanner.readers.mapi_values import (
    ADDRESS,
    BODY,
    COMPRESSED_RTF,
    DISPLAY_NAME,
    HTML,
    INTERNET_CODE_PAGE,
    RECIPIENT_KIND,
    SMTP_ADDRESS,
    SUBJECT,
    TRANSPORT_HEADERS,
    Properties,
    code_page,
    text_of,
)
from scanner.readers.opened import ReadError
from scanner.readers.rtf_body import text_of_rtf

_AUTHORS = (
    ("From", 0x0042, 0x5D02, 0x0065),
    ("From", 0x0C1A, 0x5D01, 0x0C1F),
)
"""Line; name, SMTP address, address: for whom it was written, then who sent it."""

_LISTS = {1: ("To", 0x0E04), 2: ("Cc", 0x0E03), 3: ("Bcc", 0x0E02)}
_SENT = (0x0039, 0x0E06, 0x8104)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)

Envelope = list[tuple[str, Party]]


def item_blocks(
    properties: Properties,
    recipients: Sequence[Properties],
    fields: Sequence[str],
    place: str,
    name: str,
) -> Iterator[Block]:
    """The text of one item with the people of its envelope, and the data tables of its HTML.

    fields: lines of what the item holds besides envelope and body. name: for its tables.
    A body that cannot be unpacked is Unread.
    """
    envelope = _envelope(properties, recipients)
    headers = _transport_headers(properties)
    named = [party for _, party in envelope]
    known = {party.email.lower() for party in named if party.email}
    more = [party for party in parties(headers) if party.email.lower() not in known]
    lines = _joined(envelope)
    lines += [f"{lists[0]}: {text}" for lists, text in _lists(properties, envelope)]
    lines += [line for line in shown(headers) if _adds(line, lines, known)]
    dates = [text_of(properties, key) for key in _SENT]
    if not any(line.startswith("Date:") for line in lines):
        lines += [f"Date: {date}" for date in dates[:2] if date][:1]
    subject = text_of(properties, SUBJECT)
    if subject and not any(line.startswith("Subject:") for line in lines):
        lines.append(f"Subject: {' '.join(subject.split())}")
    plain, marked, failed = _bodies(properties)
    found = False
    for block in body_blocks(
        [*lines, *fields], plain, marked, tuple(dict.fromkeys([*named, *more])), place, name
    ):
        found = True
        yield block
    if failed:
        yield Unread(place=place, code=failed)
    elif not found:
        yield Unread(place=place, code="empty")


def _envelope(properties: Properties, recipients: Sequence[Properties]) -> Envelope:
    """Lines with the person each names: authors, then recipients as their table has them."""
    found: Envelope = []
    for line, named, smtp, address in _AUTHORS:
        mail = _mail(text_of(properties, smtp)) or _mail(text_of(properties, address))
        _add(found, line, Party(role="author", name=text_of(properties, named), email=mail))
    for recipient in recipients:
        kind = recipient.get(RECIPIENT_KIND, 1)
        line = _LISTS.get(int(kind) & 3 if isinstance(kind, int) else 1, ("To", 0))[0]
        mails = (_mail(text_of(recipient, key)) for key in (SMTP_ADDRESS, ADDRESS, 0x403E))
        mail = next((mail for mail in mails if mail), "")
        name = text_of(recipient, DISPLAY_NAME) or text_of(recipient, 0x5FF6)
        _add(found, line, Party(role="addressee", name=name, email=mail))
    return found


def _add(found: Envelope, line: str, party: Party) -> None:
    name = party.name.strip("'\" ")
    if name.lower() == party.email.lower() or (name == "Unknown" and not party.email):
        name = ""
    party = Party(role=party.role, name=name, email=party.email)
    if (name or party.email) and (line, party) not in found:
        found.append((line, party))


def _mail(text: str) -> str:
    """The address where it is one of the Internet: Exchange has names of its own."""
    text = text.strip("<>'\" ")
    return text if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", text) else ""


def _joined(envelope: Envelope) -> list[str]:
    """A line for each list of people, as Outlook shows them."""
    lines: dict[str, list[str]] = {}
    for line, party in envelope:
        lines.setdefault(line, []).append(_written(party))
    return [f"{line}: {'; '.join(people)}" for line, people in lines.items()]


def _written(party: Party) -> str:
    if not (party.name and party.email):
        return party.name or party.email
    return f"{party.name} <{party.email}>"


def _lists(properties: Properties, envelope: Envelope) -> Iterator[tuple[tuple[str, int], str]]:
    """The lists of recipients as they were shown, where no table has these recipients."""
    lines = {line for line, _ in envelope}
    for lists in _LISTS.values():
        text = text_of(properties, lists[1])
        if text and lists[0] not in lines:
            yield lists, " ".join(text.split())


def _transport_headers(properties: Properties) -> dict[str, list[str]]:
    """The headers that a message from the Internet came with."""
    text = text_of(properties, TRANSPORT_HEADERS)
    if not text:
        return {}
    try:
        return headers_of(parsed(text.encode("utf-8", "replace") + b"\r\n\r\n"))
    except (RecursionError, *ERRORS):
        return {}


def _adds(line: str, lines: list[str], known: set[str]) -> bool:
    """A header line that says what the item's own properties do not."""
    name, _, value = line.partition(": ")
    addresses = {found.lower() for found in re.findall(r"[^\s<>,;\"']+@[^\s<>,;\"']+", value)}
    if name in {"From", "To", "Cc", "Bcc", "Reply-To", "Sender"} and addresses:
        return bool(addresses - known)
    return not any(other.startswith(f"{name}: ") for other in lines)


def _bodies(properties: Properties) -> tuple[list[str], list[str], str]:
    """Plain texts, HTML texts, and the code of what could not be unpacked, "" if all could."""
    plain = [text_of(properties, BODY).replace("\r\n", "\n").replace("\r", "\n")]
    marked: list[str] = []
    html = properties.get(HTML)
    if isinstance(html, bytes):
        declared = _CHARSET.search(html[:4096])
        stated = properties.get(INTERNET_CODE_PAGE)
        named = declared[1].decode("ascii", "replace") if declared else None
        encoding = code_page(stated) if isinstance(stated, int) else named
        marked.append(decode(html, encoding).replace("\0", ""))
    elif isinstance(html, str):
        marked.append(html)
    packed = properties.get(COMPRESSED_RTF)
    failed = ""
    if isinstance(packed, bytes) and packed:
        try:
            text, is_html = text_of_rtf(decompressed(packed))
        except ReadError as error:
            failed = error.code
        else:
            if is_html and not marked:
                marked.append(text)
            elif not is_html and not (plain[0] and _same(plain[0], text)):
                plain.append(text.strip())
    return plain, marked, failed


def _same(one: str, other: str) -> bool:
    """Every word of the other text is in the one."""
    return set(re.findall(r"\w+", other)) <= set(re.findall(r"\w+", one))
