"""Lists of properties as libpff hands them out of a PST."""

from __future__ import annotations

from typing import Any

from scanner.readers.mapi_values import (
    ATTACH_DATA,
    INTERNET_CODE_PAGE,
    MESSAGE_CODE_PAGE,
    MULTIPLE,
    OBJECT,
    STRING,
    SUBJECT,
    Properties,
    Value,
    code_page,
    listed,
    names_of,
    value,
)

STORE_ERRORS = (OSError, ValueError, TypeError, OverflowError, RuntimeError, MemoryError)
"""What libpff raises on broken stores; it has no error of its own."""

Names = dict[int, int | str]
_MOST_VALUES = 10_000


class Records:
    """Reads the properties of anything in a store. The library has no types, hence `Any`."""

    def __init__(self, store: Any) -> None:
        """Learns the code page and the named properties of the store."""
        page = store.ascii_codepage
        self._encoding = page.decode() if isinstance(page, bytes) else str(page or "cp1252")
        self.names = _named(store)

    def recipients(self, item: Any) -> list[Properties]:
        """The table of recipients, a row each. Raises one of `STORE_ERRORS`."""
        table = getattr(item, "recipients", None)
        return [self._set(held) for held in table.record_sets] if table is not None else []

    def properties(self, item: Any) -> Properties:
        """The properties of a folder, item or attachment. Raises one of `STORE_ERRORS`."""
        found: Properties = {}
        for held in item.record_sets:
            found |= self._set(held)
        tidy_subject(found)
        return found

    def _set(self, held: Any) -> Properties:
        entries = [(entry.entry_type, entry.value_type, entry) for entry in held.entries]
        encoding = self._encoding
        for number, kind, entry in entries:
            if number in (MESSAGE_CODE_PAGE, INTERNET_CODE_PAGE) and kind == 3 and entry.data:
                encoding = code_page(int.from_bytes(entry.data[:4], "little"))
                break
        found: Properties = {}
        for number, kind, entry in entries:
            if number is None or number == ATTACH_DATA or kind == OBJECT:
                continue  # content of attachments is read in their turn
            raw = entry.data
            if raw is None:
                continue
            key = self.names.get(number, number) if number >= 0x8000 else number
            several = kind & MULTIPLE and kind != OBJECT
            one = value(kind, raw, encoding, number)
            held_value = _several(kind & ~MULTIPLE, raw, encoding) if several else one
            if held_value is not None:
                found[key] = held_value
        return found


def _named(store: Any) -> Names:
    try:
        sets = list(store.get_name_to_id_map().record_sets)
        streams = {entry.entry_type: entry.data for held in sets for entry in held.entries}
    except (*STORE_ERRORS, AttributeError):
        return {}
    return names_of(streams.get(3) or b"", streams.get(4) or b"")


def tidy_subject(properties: Properties) -> None:
    """Take off the mark and the length of "Re: " before it (MS-PST section 2.5.3.1.1.1)."""
    raw = properties.get(SUBJECT)
    if isinstance(raw, str) and raw.startswith("\x01"):
        properties[SUBJECT] = raw[2:]


def _several(kind: int, raw: bytes, encoding: str) -> Value | None:
    """A list of values of changing length: count, where each begins, values (section 2.3.3.4.2)."""
    if kind not in (STRING, 0x1E, 0x102) or len(raw) < 4:
        return None
    count = min(int.from_bytes(raw[:4], "little"), _MOST_VALUES, len(raw) // 4)
    starts = [int.from_bytes(raw[4 * at : 4 * at + 4], "little") for at in range(1, count + 1)]
    return listed(
        [
            value(kind, raw[start:end], encoding)
            for start, end in zip(starts, [*starts[1:], len(raw)], strict=False)
        ]
    )
