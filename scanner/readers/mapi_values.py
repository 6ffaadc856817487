"""MAPI properties, as Outlook keeps them in every one of its files: identifiers and values.

Knowledge: MS-OXPROPS (identifiers), MS-OXCDATA section 2.11 (types of values).
"""

from __future__ import annotations

import datetime
import re
import struct

from scanner.readers.encoding import decode

Value = str | bytes | int | float
Properties = dict[int | str, Value]
"""Identifier of a property -> its value. Properties that a program named itself stand under
their name, with ":" before it where no person chose it, numbered ones under the number (from
0x8000)."""

PUBLIC_STRINGS = bytes.fromhex("2903020000000000c000000000000046")
"""The set in which people's own fields lie."""

INT16, INT32, FLOAT, DOUBLE, CURRENCY, APP_TIME, BOOLEAN = 2, 3, 4, 5, 6, 7, 0x0B
OBJECT, INT64, STRING8, STRING, TIME, GUID, BINARY = 0x0D, 0x14, 0x1E, 0x1F, 0x40, 0x48, 0x102
MULTIPLE = 0x1000
"""Added to a type: a list of such values."""

FIXED = {INT16: 2, INT32: 4, FLOAT: 4, DOUBLE: 8, CURRENCY: 8, APP_TIME: 8, BOOLEAN: 2, INT64: 8}
FIXED |= {TIME: 8, GUID: 16, 0x0A: 4, 1: 0}
"""Type -> bytes of its values; all other types say their length themselves."""

MESSAGE_CODE_PAGE, INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
SUBJECT, MESSAGE_CLASS, TRANSPORT_HEADERS = 0x0037, 0x001A, 0x007D
BODY, HTML, COMPRESSED_RTF = 0x1000, 0x1013, 0x1009
DISPLAY_NAME, ADDRESS, ADDRESS_KIND, SMTP_ADDRESS = 0x3001, 0x3003, 0x3002, 0x39FE
RECIPIENT_KIND, LONG_FILE_NAME, FILE_NAME = 0x0C15, 0x3707, 0x3704
ATTACH_METHOD, ATTACH_DATA, ATTACH_PATH = 0x3705, 0x3701, 0x370D
EMBEDDED_MESSAGE, OLE_OBJECT = 5, 6
"""Values of `ATTACH_METHOD`."""

_PUBLIC_SET = 2
_ONE_OFF = bytes.fromhex("812b1fa4bea310199d6e00dd010f5402")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DATES_ONLY = frozenset({0x3A41, 0x3A42})
_EPOCH = datetime.datetime(1601, 1, 1)  # shown as stored, which is UTC
_DAYS = datetime.datetime(1899, 12, 30)
_CODE_PAGES = {
    65001: "utf-8", 65000: "utf-7", 1200: "utf-16-le", 1201: "utf-16-be", 20127: "cp1252",
    28591: "cp1252", 936: "gb18030", 54936: "gb18030", 52936: "hz", 20866: "koi8-r",
    21866: "koi8-u", 50220: "iso2022_jp_ext", 50221: "iso2022_jp_ext", 50222: "iso2022_jp_ext",
    50225: "iso2022_kr", 51932: "euc_jp", 51936: "gb18030", 51949: "cp949", 10000: "mac_roman",
    20932: "euc_jp", 28599: "cp1254", 38598: "iso8859_8",
}  # fmt: skip


def code_page(number: object) -> str:
    """The encoding of a Windows code page; cp1252 for those nobody knows."""
    if not isinstance(number, int):
        return "cp1252"
    if number in _CODE_PAGES:
        return _CODE_PAGES[number]
    name = f"iso8859_{number - 28590}" if 28592 <= number <= 28605 else f"cp{number}"
    try:
        "x".encode(name)
    except (LookupError, UnicodeError):
        return "cp1252"
    return name


def value(kind: int, raw: bytes, encoding: str, identifier: int = 0) -> Value | None:
    """A value of a type from its bytes, null where there is none or the bytes are too few.

    encoding: of strings of bytes. identifier: of the property; dates of life have no time.
    """
    if kind in (STRING, STRING8):
        wide = kind == STRING
        text = raw.decode("utf-16-le", "replace") if wide else decode(raw, encoding)
        return text.rstrip("\0")
    if kind in (BINARY, OBJECT):
        return raw
    if len(raw) < FIXED.get(kind, 1 << 20):
        return None
    return _fixed(kind, raw, date_only=identifier in _DATES_ONLY)


def _fixed(kind: int, raw: bytes, *, date_only: bool) -> Value | None:
    if kind in (TIME, APP_TIME):
        return _moment(kind, raw, date_only=date_only)
    layout = {INT16: "<h", INT32: "<i", INT64: "<q", FLOAT: "<f", DOUBLE: "<d", CURRENCY: "<q"}
    if kind == BOOLEAN:
        return int(raw[0] != 0)
    if kind in layout:
        number: int | float = struct.unpack_from(layout[kind], raw)[0]
        return number / 10_000 if kind == CURRENCY else number
    return None


def _moment(kind: int, raw: bytes, *, date_only: bool) -> str | None:
    try:
        if kind == TIME:
            moment = _EPOCH + datetime.timedelta(
                microseconds=int.from_bytes(raw[:8], "little") // 10
            )
        else:
            moment = _DAYS + datetime.timedelta(days=struct.unpack_from("<d", raw)[0])
    except (OverflowError, ValueError):
        return None
    if moment.year < 1850 or moment.year >= 4500:  # what Outlook writes for "none"
        return None
    return moment.strftime("%Y-%m-%d" if date_only else "%Y-%m-%d %H:%M")


def text_of(properties: Properties, identifier: int | str) -> str:
    """A property as text, "" where it is missing or no text."""
    found = properties.get(identifier, "")
    return _CONTROLS.sub("", found).strip() if isinstance(found, str) else ""


def listed(values: list[Value | None]) -> Value | None:
    """The values of a list as one text; of entries of an address book the name and address."""
    texts = [_one_off(item) if isinstance(item, bytes) else str(item) for item in values if item]
    return "; ".join(text for text in texts if text) or None


def _one_off(raw: bytes) -> str:
    """Name and address of an entry that holds them itself (MS-OXCDATA section 2.2.5.1)."""
    if raw[4:20] != _ONE_OFF or len(raw) < 26:
        return ""
    wide = raw[23] & 0x80
    text = raw[24:].decode("utf-16-le" if wide else "cp1252", "replace")
    name, _, address = [*text.split("\0"), "", "", ""][:3]
    return f"{name} <{address}>" if name and address and name != address else name or address


def names_of(entries: bytes, strings: bytes) -> dict[int, int | str]:
    """Number of a named property in this file -> its key in `Properties`.

    entries, strings: the streams that MS-OXMSG section 2.2.3 and MS-PST section 2.4.7 describe.
    """
    found: dict[int, int | str] = {}
    for start in range(0, min(len(entries) - 7, 8 * 0x8000), 8):
        number, kind, index = struct.unpack_from("<IHH", entries, start)
        if kind & 1:
            length = int.from_bytes(strings[number : number + 4], "little")
            raw = strings[number + 4 : number + 4 + min(length, 512)]
            name = raw.decode("utf-16-le", "replace")
            found[0x8000 + index] = name if kind >> 1 == _PUBLIC_SET else f":{name}"
        else:
            found[0x8000 + index] = number if number >= 0x8000 else f":{number}"
    return found
