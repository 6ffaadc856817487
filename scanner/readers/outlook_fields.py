"""What Outlook keeps of contacts, appointments, tasks and notes, under the words a person sees.

Identifiers: MS-OXPROPS; numbered ones from 0x8000 are those of MS-OXOCNTC, MS-OXOCAL, MS-OXOTASK.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.readers.mail_headers import telling
from scanner.readers.mapi_values import MESSAGE_CLASS, Properties, text_of

_PERSON: tuple[tuple[int, str], ...] = (
    (0x3001, "Full name"), (0x3A45, "Title"), (0x3A06, "First name"), (0x3A44, "Middle name"),
    (0x3A11, "Last name"), (0x3A05, "Suffix"), (0x3A4F, "Nickname"), (0x3A17, "Job title"),
    (0x3A16, "Company"), (0x3A18, "Department"), (0x3A19, "Office"), (0x3A46, "Profession"),
    (0x8083, "Email"), (0x8093, "Email 2"), (0x80A3, "Email 3"), (0x8062, "IM address"),
    (0x3A08, "Business phone"), (0x3A1B, "Business phone 2"), (0x3A09, "Home phone"),
    (0x3A2F, "Home phone 2"), (0x3A1C, "Mobile phone"), (0x3A1A, "Primary phone"),
    (0x3A1E, "Car phone"), (0x3A1F, "Other phone"), (0x3A21, "Pager"), (0x3A02, "Callback phone"),
    (0x3A57, "Company phone"), (0x3A1D, "Radio phone"), (0x3A24, "Business fax"),
    (0x3A25, "Home fax"), (0x3A23, "Other fax"), (0x3A2E, "Assistant phone"),
    (0x3A42, "Birthday"), (0x3A41, "Anniversary"), (0x3A48, "Spouse"), (0x3A58, "Children"),
    (0x3A4E, "Manager"), (0x3A30, "Assistant"), (0x3A07, "Government ID number"),
    (0x3A10, "Employee ID"), (0x3A00, "Account"), (0x3A49, "TTY phone"), (0x3A0D, "Location"),
    (0x3A43, "Hobbies"), (0x3A51, "Business home page"), (0x3A50, "Personal home page"),
    (0x804F, "User field 1"), (0x8050, "User field 2"), (0x8051, "User field 3"),
    (0x8052, "User field 4"), (0x8534, "Mileage"), (0x8535, "Billing information"),
)  # fmt: skip
_ADDRESSES: tuple[tuple[str, int, tuple[int, ...]], ...] = (
    ("Home address", 0x801A, (0x3A5D, 0x3A59, 0x3A5C, 0x3A5B, 0x3A5A)),
    ("Business address", 0x801B, (0x3A29, 0x3A27, 0x3A28, 0x3A2A, 0x3A26)),
    ("Other address", 0x801C, (0x3A63, 0x3A5F, 0x3A62, 0x3A61, 0x3A60)),
)
"""Label; the whole address as Outlook made it; street, city, state, postal code, country."""

_EVENT: tuple[tuple[int, str], ...] = (
    (0x8208, "Location"), (0x820D, "Start"), (0x820E, "End"), (0x8232, "Recurrence"),
    (0x8238, "Attendees"), (0x823B, "Required attendees"), (0x823C, "Optional attendees"),
)  # fmt: skip
_OTHER: tuple[tuple[int, str], ...] = (
    (0x811F, "Owner"), (0x8104, "Start"), (0x8105, "Due"), (0x8122, "Delegated by"),
    (0x8121, "Assigned by"), (0x8539, "Companies"), (0x853A, "Contacts"), (0x8586, "Contacts"),
    (0x8706, "Start"), (0x8708, "End"), (0x8712, "Type"), (0x0049, "Original subject"),
    (0x8054, "Members"), (0x004D, "Original author"),
    (0x1001, "Report"), (0x0C1B, "Report"), (0x0E05, "Folder"),
)  # fmt: skip
_KNOWN_NAMES = frozenset({"keywords", "content-class", "content-type"})
_GENDERS: dict[object, str] = {1: "female", 2: "male"}
_MOST_NAMED = 200
_KEY = re.compile(r"[0-9A-Fa-f{}-]{24,}[0-9A-Z]*|-?[01]")
"""A value that only a program can read."""


def field_lines(properties: Properties) -> Iterator[str]:
    """The lines "Label: value" of an item besides its envelope and body.

    A contact has all that is known of the person; fields somebody invented are shown under
    their own names.
    """
    kind = text_of(properties, MESSAGE_CLASS).lower()
    person = kind.startswith(("ipm.contact", "ipm.distlist", "ipm.abchperson")) or bool(
        text_of(properties, 0x3A06) or text_of(properties, 0x3A11)
    )
    if person:
        yield from _person_lines(properties)
    for identifier, label in (*(() if person else _PERSON[-6:]), *_EVENT, *_OTHER):
        yield from _line(properties, identifier, label)
    yield from _line(properties, "Keywords", "Categories")
    yield from _named(properties)


def _person_lines(properties: Properties) -> Iterator[str]:
    for identifier, label in _PERSON:
        yield from _line(properties, identifier, label)
    gender = properties.get(0x3A4D)
    if gender in _GENDERS:
        yield f"Gender: {_GENDERS[gender]}"
    for label, whole, pieces in _ADDRESSES:
        street, city, state, code, country = (text_of(properties, piece) for piece in pieces)
        place = " ".join(word for word in (state, code) if word)
        parts = [" ".join(street.split()), city, place, country]
        written = ", ".join(part for part in parts if part)
        written = written or ", ".join(text_of(properties, whole).split("\r\n"))
        if written:
            yield f"{label}: {written}"


def _line(properties: Properties, identifier: int | str, label: str) -> Iterator[str]:
    found = text_of(properties, identifier)
    if found and not found.upper().startswith("/O="):
        yield f"{label}: {' '.join(found.split())}"


def _named(properties: Properties) -> Iterator[str]:
    """Fields that a program or a person made up, where their values are short and telling."""
    count = 0
    for name, value in properties.items():
        if not isinstance(name, str) or name.lower() in _KNOWN_NAMES or isinstance(value, bytes):
            continue
        technical = ":" in name or name.lower().startswith(("content-", "x-"))
        text = " ".join(str(value).split())
        if not text or count >= _MOST_NAMED or _KEY.fullmatch(text):
            continue
        if technical and not (name[:3] == ":x-" and telling(name[1:], text)):
            continue
        count += 1
        yield f"{name.lstrip(':')}: {text[:2_000]}"
