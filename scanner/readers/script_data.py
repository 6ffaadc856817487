"""Scripts that hold data: lists of records written in JavaScript, Ruby, Python or for MongoDB.

What somebody fills a database with, and archives of accounts that a browser opens (`window.x = [`).
Source: ECMA-262 (array and object initializers), mongosh methods, Ruby's and Python's literals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block
from scanner.readers import plain_text
from scanner.readers.encoding import decode
from scanner.readers.json_document import tables
from scanner.readers.opened import Opened
from scanner.readers.passages import passages

MEDIA_TYPES = ("text/x-script-data",)

_WHOLE = 16 << 20
_DEEPEST = 40
_START = re.compile(
    r"(?m)^[ \t]*(?:export[ \t]+default|(?:export[ \t]+)?(?:(?:const|let|var)[ \t]+)?"
    r"(?P<name>[A-Za-z_$@][\w$.]{0,80})(?:[ \t]*:[ \t]*[\w<>\[\]{}., |&\"']{1,80})?[ \t]*"
    r"(?:=|\.insert(?:Many|_many|_all)?\(|\.create!?\(|\())\s*\[(?=[\s\[{/#])"
)
_TOKEN = re.compile(
    r"(?P<blank>\s+|//[^\n]*|\#[^\n]*|/\*.*?\*/)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)"
    r"|(?P<number>-?[0-9][0-9A-Za-z_.]*)"
    r"|(?P<word>[A-Za-z_$@][\w$.]*[?!]?)"
    r"|(?P<sign>=>|[\[\]{}():,])",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "0": ""}
_SAID = {
    "true": "true", "True": "true", "false": "false", "False": "false",
    "null": None, "None": None, "nil": None, "undefined": None,
}  # fmt: skip


class _NotDataError(Exception):
    """The list holds more than literals."""


def read(source: Opened) -> Iterator[Block]:
    """A table for each list of records, its place the name it is given; the rest as text.

    A script without such a list is plain text. Raises ReadError("empty").
    """
    text = decode(source.bytes()) if source.size <= _WHOLE else ""
    lists: dict[str, list[object]] = {}
    rest, end = list[str](), 0
    for name, opens, value, behind in record_lists(text):
        lists.setdefault(name, []).extend(value)
        rest += [text[end:opens], "\n" * text.count("\n", opens, behind)]
        end = behind
    if not lists:
        yield from plain_text.read(source)
        return
    yield from tables(lists, source.stem)
    yield from passages(iter(["".join((*rest, text[end:]))]), "around the lists")


def record_lists(text: str) -> Iterator[tuple[str, int, list[object], int]]:
    """The name of each list of records, where it begins, what it holds, and where it ends."""
    end = 0
    for start in _START.finditer(text):
        opens = start.end() - 1
        if opens < end:
            continue
        try:
            literal = _Literal(text, opens)
            value = literal.value(0)
        except _NotDataError:
            continue
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            end = literal.at
            yield start["name"] or "default", opens, value, end


class _Literal:
    """A literal under way; at: behind what was read of it."""

    def __init__(self, text: str, at: int) -> None:
        self._text, self.at = text, at
        self._kind, self._piece = "", ""
        self._next()

    def _next(self) -> None:
        while True:
            found = _TOKEN.match(self._text, self.at)
            if found is None:
                self._kind, self._piece = "", ""
                return
            self.at = found.end()
            self._kind, self._piece = str(found.lastgroup), found[0]
            if self._kind != "blank":
                return

    def _take(self, sign: str) -> bool:
        """Whether the sign stood here, and is read."""
        if self._kind != "sign" or self._piece != sign:
            return False
        self._next()
        return True

    def value(self, depth: int) -> object:
        """The value that begins here. Raises _NotDataError for expressions."""
        if depth > _DEEPEST:
            raise _NotDataError
        kind, piece, at = self._kind, self._piece, self.at
        if kind == "sign" and piece in "[{":
            self._next()
            made = self._items(depth) if piece == "[" else self._fields(depth)
            if depth:
                self._next()
            return made
        if kind not in {"text", "number", "word"}:
            raise _NotDataError
        return self._plain(kind, piece, at)

    def _plain(self, kind: str, piece: str, at: int) -> object:
        """What a word, a number or a text in quotes says."""
        self._next()
        if kind == "text":
            return unescaped(piece[1:-1])
        if kind == "number":
            return piece
        if self._piece == "(" or (piece == "new" and self._kind == "word"):
            return self._call(at)
        return _SAID.get(piece, piece)

    def _items(self, depth: int) -> list[object]:
        found: list[object] = []
        while not self._ends("]"):
            found.append(self.value(depth + 1))
            if not self._take(",") and not self._ends("]"):
                raise _NotDataError
        return found

    def _fields(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while not self._ends("}"):
            symbol = self._take(":")  # Ruby: `:email => "…"`
            if self._kind not in {"text", "word", "number"}:
                raise _NotDataError
            key = self._piece.strip("\"'`")
            self._next()
            if not (self._take("=>") or (not symbol and self._take(":"))):
                raise _NotDataError
            found[key] = self.value(depth + 1)
            if not self._take(",") and not self._ends("}"):
                raise _NotDataError
        return found

    def _ends(self, sign: str) -> bool:
        """Whether the closing sign stands here; it is not yet read."""
        return self._kind == "sign" and self._piece == sign

    def _call(self, start: int) -> str:
        """What a call is given, as in `ISODate("2019-03-01")` or `Date.new(2014, 3, 1)`."""
        given, open_still = list[str](), 0
        while self._kind and self.at - start < 1000:
            if self._piece == "(":
                open_still += 1
            elif self._piece == ")":
                open_still -= 1
                if not open_still:
                    self._next()
                    return "-".join(given)
            elif open_still and self._kind in {"text", "number"}:
                given.append(self._piece.strip("\"'`"))
            self._next()
        raise _NotDataError


def unescaped(body: str) -> str:
    """What stands between the quotes of a text, its escapes resolved."""

    def said(found: re.Match[str]) -> str:
        sign = found[1]
        return chr(int(sign[1:], 16)) if len(sign) > 1 else _SIGNS.get(sign, sign)

    return _ESCAPED.sub(said, body) if "\\" in body else body
