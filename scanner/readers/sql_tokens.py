"""The small grammar of SQL dumps: names, lists of values, column definitions, COPY lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN_LIMIT = 64 << 20
_STRING = {
    True: re.compile(r"[NEBXnebx]?'((?:[^'\\]|\\.|'')*+)'(?!')", re.DOTALL),
    False: re.compile(r"[NBXnbx]?'((?:[^']|'')*+)'(?!')", re.DOTALL),
}
_SIMPLE = {
    True: re.compile(
        r"\s*+(?:N?'((?:[^'\\]|\\.|'')*+)'(?!')|([^\s,()';\"/-]++|-?[0-9.]++))\s*+([,)])", re.DOTALL
    ),
    False: re.compile(r"\s*+(?:N?'((?:[^']|'')*+)'(?!')|([^\s,()';\"/-]++|-?[0-9.]++))\s*+([,)])"),
}
_ESCAPED = re.compile(r"[Ee]'((?:[^'\\]|\\.|'')*+)'(?!')", re.DOTALL)
_PLAIN = re.compile(r"[^\s,()';\"]++")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.|"")*+)"', re.DOTALL)
_BLANK = re.compile(r"(?:\s++|--[^\n]*+\n|/\*.*?\*/)*+", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANING = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "\b", "Z": "", "f": "\f", "v": "\v"}
_CONSTRAINTS = {
    *("primary", "unique", "key", "index", "constraint", "foreign", "check", "fulltext"),
    *("spatial", "exclude", "period", "like"),
}


class Buffer:
    """Text that is read as it is needed; `broken` once it ended inside of something."""

    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._at = 0
        self.text = ""
        self.broken = False

    def fill(self, ahead: int) -> bool:
        """Makes so many characters lie ahead if there are; whether any were added."""
        if len(self.text) - self._at >= ahead:
            return False
        pieces = [self.text[self._at :]]
        size = len(pieces[0])
        while size < ahead and (part := next(self._parts, "")):
            pieces.append(part)
            size += len(part)
        grown = len(pieces) > 1
        self.text, self._at = "".join(pieces), 0
        return grown

    def seek(self, pattern: re.Pattern[str]) -> bool:
        """Goes to the next place where the pattern begins; false at the end of the text."""
        while True:
            found = pattern.search(self.text, self._at)
            if found:
                self._at = found.end()
                return True
            last = self.text.rfind("\n", self._at) + 1
            self._at = max(self._at, last)
            if not self.fill(len(self.text) - self._at + (1 << 20)):
                return False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, passed over."""
        found = pattern.match(self.text, self._at)
        if found:
            self._at = found.end()
        return found

    def token(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """As `take`, reading on until the token is whole."""
        ahead = 1 << 16
        self.fill(ahead)
        found = self.take(pattern)
        while not found and ahead < _TOKEN_LIMIT:
            ahead *= 8
            if not self.fill(ahead):
                break
            found = self.take(pattern)
        return found

    def cells(self, simple: re.Pattern[str], *, backslash: bool) -> list[str | None] | None:
        """A row of plain literals, passed over; null for any other, which stays ahead."""
        cells: list[str | None] = []
        at = self._at
        while found := simple.match(self.text, at):
            string, word, end = found.groups()
            if word is None:
                plain = "'" not in string and "\\" not in string
                cells.append(string if plain else _unescape(string, backslash=backslash))
            else:
                cells.append(None if word in {"NULL", "null"} else word)
            at = found.end()
            if end == ")":
                self._at = at
                return cells
        return None

    def peek(self) -> str:
        """The next character behind white space and comments, "" at the end."""
        if len(self.text) - self._at < 1 << 12:
            self.fill(1 << 16)
        found = _BLANK.match(self.text, self._at)
        if found:
            self._at = found.end()
        return self.text[self._at : self._at + 1]

    def skip(self, count: int) -> None:
        """Passes over so many characters."""
        self._at += count

    def line(self) -> str | None:
        """The next line without its end; null at the end of the text."""
        end = self.text.find("\n", self._at)
        ahead = 1 << 16
        while end < 0 and self.fill(len(self.text) - self._at + ahead):
            end = self.text.find("\n", self._at)
            ahead *= 2
        if end < 0:
            self.broken = True
            return None
        line = self.text[self._at : end]
        self._at = end + 1
        return line


class Values:
    """The rows of `(…), (…), …` that lie ahead in the buffer."""

    def __init__(self, buffer: Buffer, *, backslash: bool) -> None:
        self._buffer = buffer
        self._backslash = backslash

    def __iter__(self) -> Iterator[list[str | None]]:
        """Rows as lists of cells, null for NULL."""
        simple = _SIMPLE[self._backslash]
        while self._buffer.peek() == "(":
            self._buffer.skip(1)
            row = self._buffer.cells(simple, backslash=self._backslash) or self._row()
            if row is None:
                self._buffer.broken = True
                return
            yield row
            if self._buffer.peek() == ",":
                self._buffer.skip(1)

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
        word = found[0]
        return None if word.upper() == "NULL" else word


def _joined(held: list[str | None]) -> str | None:
    """The cell that literals and calls make: a literal inside a call, without its function."""
    if len(held) <= 1:
        return held[0] if held else None
    texts = [text for text in held if text and not re.fullmatch(r"(?i)[a-z_]\w*|::\w+", text)]
    return " ".join(texts) or None


def _unescape(text: str, *, backslash: bool) -> str:
    text = text.replace("''", "'") if "''" in text else text
    if backslash and "\\" in text:
        text = _ESCAPE.sub(lambda found: _MEANING.get(found[1], found[1]), text)
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
