"""RTF: text, tables, headers, notes, comments, embedded objects and pictures."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.blocks import Block, Member, Unread
from scanner.readers.document_flow import numbering
from scanner.readers.link_targets import of_field
from scanner.readers.ole_objects import unwrapped
from scanner.readers.opened import Opened, ReadError
from scanner.readers.pictures import is_worth_reading
from scanner.readers.rich_text_parts import (
    CHARACTERS,
    PICTURES,
    PLACES,
    READ_THOUGH_NEW,
    SKIPPED,
    TABLE,
    VARIABLES,
    Part,
)
from scanner.readers.rich_text_tokens import CHARSETS, Token, code_page, tokens

MEDIA_TYPES = ("application/rtf",)

_DEPTH = 2_000
_KINDS = {"fonttbl": "fonts", "pict": "picture", "objdata": "object", "fldinst": "field"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group and ends with it.

    kind: `text`, `skip`, `fonts`, `picture`, `object` or `field`; place: which part of the
    document the text belongs to; skips: characters that stand in for one of Unicode;
    extension: of a picture.
    """

    kind: str = "text"
    place: str = ""
    encoding: str = ""
    skips: int = 1
    extension: str = ""


def read(source: Opened) -> Iterator[Block]:
    """Data tables and text, part by part; embedded objects and large pictures as members.

    Raises ReadError: `damaged`, `empty`, `too_deep`, `too_large`.
    """
    document = _Document(source.bytes())
    document.run()
    numbers, found = numbering(), False
    for place, part in document.parts.items():
        part.close()
        for block in part.flow.blocks(place, source.stem, numbers):
            found = True
            yield block
    for block in document.files:
        found = True
        yield block
    if document.open_groups:
        yield Unread(place="", code="truncated")
    elif not found:
        raise ReadError("empty")


class _Document:
    """The state of the reading: groups open, fonts known, parts so far."""

    def __init__(self, content: bytes) -> None:
        self.parts: dict[str, Part] = {}
        self.files: list[Block] = []
        self.open_groups = 0
        self._tokens = tokens(content)
        self._default = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._state = _State()
        self._stack: list[tuple[_State, bool]] = []
        self._waiting = b""
        self._skip = 0
        self._starred = False
        self._first = False
        self._data: list[bytes] = []
        self._instruction: list[str] = []

    def run(self) -> None:
        """Reads all tokens. Raises ReadError("too_deep")."""
        for token in self._tokens:
            if token.kind == "bytes":
                self._bytes(token.data)
            else:
                if self._waiting:
                    self._flush()
                if token.kind == "word":
                    self._word(token)
                elif token.kind == "{":
                    self._open()
                elif token.kind == "}":
                    self._shut()
                elif self._state.kind in {"picture", "object"}:
                    self._data.append(binascii.hexlify(token.data))
            self._first = token.kind == "{" or (self._first and token.word == "*")
        self._flush()
        self.open_groups = len(self._stack)

    def _open(self) -> None:
        if len(self._stack) > _DEPTH:
            raise ReadError("too_deep")
        self._stack.append((self._state, self._starred))
        self._starred = False
        self._skip = 0

    def _shut(self) -> None:
        if not self._stack:
            return
        ended, self._skip = self._state, 0
        self._state, self._starred = self._stack.pop()
        if ended.place != self._state.place and ended.place in self.parts:
            self.parts[ended.place].close()
        elif ended.place == VARIABLES and ": " not in self._part().text:
            self._part().text.append(": ")
        if ended.kind != self._state.kind:
            self._finish(ended)

    def _finish(self, ended: _State) -> None:
        """A group with content of its own has ended."""
        if ended.kind == "field":
            for address in of_field("".join(self._instruction)):
                if self._state.kind == "text":
                    self._part().aside(address)
            self._instruction = []
        elif ended.kind in {"picture", "object"}:
            data = _unhexed(b"".join(self._data))
            self._data = []
            number = len(self.files) + 1
            if ended.kind == "object":
                self.files.extend(unwrapped(data, f"embedded object {number}"))
            elif ended.extension and is_worth_reading(data):
                self.files.append(Member(name=f"picture {number}.{ended.extension}", data=data))

    def _bytes(self, data: bytes) -> None:
        kind = self._state.kind
        if kind in {"picture", "object"}:
            self._data.append(data)
        elif kind in {"text", "field"}:
            if self._skip:
                dropped = min(self._skip, len(data))
                self._skip -= dropped
                data = data[dropped:]
            self._waiting += data

    def _flush(self) -> None:
        data, self._waiting = self._waiting, b""
        if data:
            self._write(data.decode(self._state.encoding or self._default, "replace"))

    def _write(self, text: str) -> None:
        if self._state.kind == "field":
            self._instruction.append(text)
        elif self._state.kind == "text":
            self._part().text.append(text)

    def _part(self) -> Part:
        return self.parts.setdefault(self._state.place, Part())

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        if self._first and self._destination(word):
            return
        if word == "*":
            self._starred = self._first
        elif word == "u" and number is not None:
            self._write(_character(number))
            self._skip = self._state.skips
        elif word == "uc":
            self._state = replace(self._state, skips=max(0, min(number or 0, 100)))
        elif word in CHARACTERS:
            self._character(CHARACTERS[word])
        elif word in TABLE:
            if self._state.kind == "text":
                self._part().control(word)
        elif word in PICTURES and self._state.kind == "picture":
            self._state = replace(self._state, extension=PICTURES[word])
        else:
            self._setting(word, number or 0)

    def _setting(self, word: str, number: int) -> None:
        """Fonts and code pages."""
        if word in {"f", "af"} and self._state.kind == "fonts":
            self._font = number
        elif word == "fcharset" and self._state.kind == "fonts":
            if number in CHARSETS and number not in (0, 2):
                self._fonts[self._font] = CHARSETS[number]
            elif number == 0:
                self._fonts[self._font] = "cp1252"
        elif word == "cpg" and self._state.kind == "fonts" and number:
            self._fonts[self._font] = code_page(number)
        elif word == "f":
            self._state = replace(self._state, encoding=self._fonts.get(number, ""))
        elif word == "plain":
            self._state = replace(self._state, encoding="")
        elif word == "ansicpg" and number:
            self._default = code_page(number)
        elif word in {"mac", "pc", "pca"}:
            self._default = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _destination(self, word: str) -> bool:
        """Whether the word opens a destination, which then decides what the group is."""
        state, starred = self._state, self._starred
        if word == "*":
            return False
        self._starred = False
        if state.kind == "skip" and word != "pict" and word not in PLACES:
            return True
        if state.kind == "fonts":
            return False
        if word in PLACES and state.kind != "picture":
            self._state = replace(state, kind="text", place=PLACES[word])
        elif word in _KINDS and state.kind != "picture":
            self._state = replace(state, kind=_KINDS[word], extension="")
        elif (
            state.kind == "picture" or word in SKIPPED or (starred and word not in READ_THOUGH_NEW)
        ):
            self._state = replace(state, kind="skip")
        else:
            return False
        return True

    def _character(self, text: str) -> None:
        if text == "\n" and self._state.kind == "text":
            self._part().end_line()
        else:
            self._write(text)


def _unhexed(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9a-fA-F]", b"", data)
    return binascii.unhexlify(digits[: len(digits) & ~1])


def _character(number: int) -> str:
    """A character by its 16-bit number, signed as RTF writes it; "" outside of Unicode."""
    number = number + 0x10000 if -0x8000 <= number < 0 else number
    return chr(number) if 0 <= number < 0x110000 else ""
