"""The small grammar of SQL dumps: names, lists of values, column definitions, COPY lines."""

from __future__ import annotations

import re

from scanner.readers.sql_buffer import Buffer

_STRING = {
    True: re.compile(r"[NEBXnebx]?'((?:[^'\\]++|\\.|'')*+)'(?!')", re.DOTALL),
    False: re.compile(r"[NBXnbx]?'((?:[^']++|'')*+)'(?!')", re.DOTALL),
}
_SIMPLE = {
    True: re.compile(
        r"\s*+(?:N?'((?:[^'\\]++|\\.|'')*+)'(?!')|([^\s,()';\"/-]++|-?[0-9.]++))\s*+([,)])",
        re.DOTALL,
    ),
    False: re.compile(
        r"\s*+(?:N?'((?:[^']++|'')*+)'(?!')|([^\s,()';\"/-]++|-?[0-9.]++))\s*+([,)])"
    ),
}
_ESCAPED = re.compile(r"[Ee]'((?:[^'\\]++|\\.|'')*+)'(?!')", re.DOTALL)
_PLAIN = re.compile(r"[^\s,()';\"]++")
_DOUBLE = re.compile(r'"((?:[^"\\]++|\\.|"")*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
MEANING = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "\b", "Z": "", "f": "\f", "v": "\v"}
_NAME = re.compile(r"[A-Za-z_]\w*|::\w+|[|+]+")
_CASTS = frozenset({"cast", "try_cast"})
_FORMATTED = frozenset({"convert", "to_date", "to_timestamp", "str_to_date"})
_CONSTRAINTS = {
    *("primary", "unique", "key", "index", "constraint", "foreign", "check", "fulltext"),
    *("spatial", "exclude", "period", "like"),
}


class _Word(str):
    """What stands outside of quotes: a number, or the name of something."""

    __slots__ = ()


class Values:
    """Rows of `(…), (…), …` that lie ahead in the buffer, one at a time."""

    def __init__(self, buffer: Buffer, *, backslash: bool) -> None:
        self._buffer = buffer
        self._backslash = backslash

    def row(self) -> list[str | None] | None:
        """The cells of the row whose bracket lies ahead, null for NULL; no list at a torn end."""
        self._buffer.skip(1)
        row = self._plain() or self._row()
        self._buffer.broken |= row is None
        return row

    def _plain(self) -> list[str | None] | None:
        """A row of plain literals, passed over; null for any other, which stays ahead."""
        cells: list[str | None] = []
        simple, size = _SIMPLE[self._backslash], 0
        text, at = self._buffer.rest
        while found := simple.match(text, at + size):
            string, word, end = found.groups()
            if word is None:
                plain = "'" not in string and "\\" not in string
                cells.append(string if plain else _unescape(string, backslash=self._backslash))
            else:
                cells.append(None if word.upper() == "NULL" else word)
            size = found.end() - at
            if end == ")":
                self._buffer.skip(size)
                return cells
        return None

    def _row(self) -> list[str | None] | None:
        """Cells up to the closing bracket; null where the text ends before."""
        cells: list[str | None] = []
        held: list[str | None] = []
        depth = 0
        while char := self._buffer.peek():
            if char == ")" and depth == 0:
                self._buffer.skip(1)
                return [*cells, _joined(held)]
            if char == "," and depth == 0:
                self._buffer.skip(1)
                cells.append(_joined(held))
                held = []
                continue
            if char in "(),;":
                depth += (char == "(") - (char == ")")
                self._buffer.skip(1)
                continue
            held.append(self._value(char))
        return None

    def _value(self, char: str) -> str | None:
        """One literal: its text, null for NULL and for what is no literal."""
        buffer = self._buffer
        found = buffer.token(_STRING[self._backslash]) if char in "'NBXnbx" else None
        if found:
            return _unescape(found[1], backslash=self._backslash)
        found = buffer.token(_ESCAPED) if char in "Ee" else None
        if found:
            return _unescape(found[1], backslash=True)
        found = buffer.token(_DOUBLE) if char == '"' else buffer.take(_PLAIN)
        if not found:
            buffer.skip(1)
            return None
        if char == '"':
            return _unescape(found[1].replace('""', '"'), backslash=self._backslash)
        return None if found[0].upper() == "NULL" else _Word(found[0])


def _joined(held: list[str | None]) -> str | None:
    """The cell that literals and calls make: what a call is given, without its function.

    Of a cast what is cast, of a date with its format the date.
    """
    if len(held) <= 1:
        return held[0] if held else None
    call = held[0].lower() if isinstance(held[0], _Word) else ""
    if call in _CASTS:
        held = held[: next((n for n, h in enumerate(held) if _is_as(h)), len(held))]
    texts = [text for text in held if text and not isinstance(text, _Word)]
    if call in _FORMATTED and texts:
        return texts[0]
    kept = [text for text in held if text and not _is_name(text)]
    return " ".join(kept) or None


def _is_as(held: str | None) -> bool:
    return isinstance(held, _Word) and held.lower() == "as"


def _is_name(text: str) -> bool:
    """The name of a function or type, or the sign of an operation; quoted text is neither."""
    return isinstance(text, _Word) and bool(_NAME.fullmatch(text))


def _unescape(text: str, *, backslash: bool) -> str:
    text = text.replace("''", "'") if "''" in text else text
    if backslash and "\\" in text:
        text = _ESCAPE.sub(lambda found: MEANING.get(found[1], found[1]), text)
    return text


def unescape_copy(cell: str) -> str | None:
    r"""A cell of COPY: `\\\N` is null, escapes are undone."""
    if cell == "\\N":
        return None
    return _unescape(cell, backslash=True).replace("''", "'") if "\\" in cell else cell


def identifier(name: str) -> str:
    """The last part of a name, without quotes: `[dbo].[Staff]` -> `Staff`."""
    last = re.findall(r'`[^`]+`|"[^"]+"|\[[^\]]+\]|[^.\s`"\[\]]+', name)
    return last[-1].strip('`"[] ') if last else name.strip()


def columns_of(buffer: Buffer) -> tuple[str, ...]:
    """Names of the columns of a CREATE TABLE whose bracket was just opened."""
    names: list[str] = []
    depth, fresh = 0, True
    while char := buffer.peek():
        if char == ")" and depth == 0:
            buffer.skip(1)
            break
        if char == "'":
            found = buffer.token(_STRING[False])
            buffer.skip(0 if found else 1)
        elif fresh and depth == 0:
            name = buffer.take(re.compile(r'`[^`]+`|"[^"]+"|\[[^\]]+\]|[^\s,()]+'))
            word = identifier(name[0]) if name else ""
            if word and ((name and name[0][0] in '`"[') or word.lower() not in _CONSTRAINTS):
                names.append(word)
            buffer.skip(0 if name else 1)
            fresh = False
        else:
            depth += (char == "(") - (char == ")")
            fresh = char == "," and depth == 0
            buffer.skip(1)
    return tuple(names)
