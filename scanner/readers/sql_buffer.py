"""The text of a SQL dump, read as it is needed and passed over piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN_LIMIT = 64 << 20
_BLANK = re.compile(r"(?:\s++|--[^\n]*+\n|/\*.*?\*/)*+", re.DOTALL)


class Buffer:
    """Text that is read as it is needed; `broken` once it ended inside of something."""

    def __init__(self, parts: Iterator[str]) -> None:
        self._parts = parts
        self._at = 0
        self._before = 0
        self._ended = False
        self.text = ""
        self.broken = False

    @property
    def passed(self) -> int:
        """Characters that were passed over so far."""
        return self._before + self._at

    def fill(self, ahead: int) -> bool:
        """Makes so many characters lie ahead if there are; whether any were added."""
        if self._ended or len(self.text) - self._at >= ahead:
            return False
        pieces = [self.text[self._at :]]
        size = len(pieces[0])
        while size < ahead and (part := next(self._parts, "")):
            pieces.append(part)
            size += len(part)
        self._ended = size < ahead
        self._before += self._at
        self.text, self._at = "".join(pieces), 0
        return len(pieces) > 1

    def ahead(self, size: int) -> str:
        """The next characters, at most so many."""
        self.fill(size)
        return self.text[self._at : self._at + size]

    @property
    def rest(self) -> tuple[str, int]:
        """All text that is held, and where what lies ahead begins in it."""
        return self.text, self._at

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

    def lines(self, size: int) -> str:
        """The whole lines of the next characters, at least one, left ahead; "" for none."""
        piece = self.ahead(size)
        while "\n" not in piece and self.fill(size := size * 4):
            piece = self.ahead(size)
        return piece[: piece.rfind("\n") + 1]

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
