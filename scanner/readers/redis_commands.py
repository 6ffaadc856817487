"""Commands of Redis: what `redis-cli` restores from, and append-only files.

A line a command (`SET user:1412:ssn "…"`), or the protocol of Redis (RESP 2: `*3`, `$3`, `SET`),
as append-only files and mass insertion have it. Source: redis.io, serialization protocol and the
commands of strings, hashes, lists, sets and JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.key_space import KeySpace
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages

MEDIA_TYPES = ("application/x-redis-commands",)

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'|(\S+)')
_ESCAPE = re.compile(r"((?:\\x[0-9A-Fa-f]{2})+)|\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b"}
_COUNT = re.compile(r"\*([0-9]{1,6})\s*$")
_LENGTH = re.compile(r"\$([0-9]{1,9})\s*$")
_MANY = frozenset({"RPUSH", "LPUSH", "SADD", "LSET"})
_SILENT = frozenset(
    ["SELECT", "EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT", "PERSIST", "DEL", "UNLINK", "MULTI",
     "EXEC", "PING", "FLUSHDB", "FLUSHALL", "INCR", "DECR"]
)  # fmt: skip
"""Commands that set no value."""


def read(source: Opened) -> Iterator[Block]:
    """A table for each kind of key, a row for each thing; what is no command as text.

    Raises ReadError: `empty`, `damaged` when nothing is a command with a value.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
    space, rest = KeySpace(), list[str]()
    with source.open() as stream:
        text = Text(stream, encoding)
        for words, line in _commands(_lines(text)):
            if not _take(words, space):
                rest.append(line)
        lost = text.lost
    if not len(space):
        raise ReadError("damaged")
    yield from space.tables()
    yield from passages((f"{line}\n" for line in rest), "other lines")
    if lost:
        yield Unread(place="", code="undecodable")


def _lines(text: Text) -> Iterator[str]:
    held = ""
    for piece in text:
        *whole, held = (held + piece).split("\n")
        yield from whole
    yield held


def _commands(lines: Iterator[str]) -> Iterator[tuple[list[str], str]]:
    """The words of each command, and the line that it began with."""
    for line in lines:
        count = _COUNT.match(line)
        if count is None:
            if line.strip() and not line.lstrip().startswith("#"):
                yield _words(line), line
            continue
        yield [_counted(lines) for _ in range(int(count[1]))], line


def _counted(lines: Iterator[str]) -> str:
    """One word of the protocol: its length in bytes, and as many bytes, over lines if need be."""
    length = _LENGTH.match(next(lines, ""))
    size, word = int(length[1]) if length else 0, next(lines, "")
    while length and len(word.encode()) < size:
        more = next(lines, None)
        if more is None:
            break
        word = f"{word}\n{more}"
    return word.removesuffix("\r")


def _words(line: str) -> list[str]:
    found = []
    for word in _WORD.finditer(line):
        quoted = word[1] if word[1] is not None else word[2]
        found.append(word[3] if quoted is None else _ESCAPE.sub(_unescaped, quoted))
    return found


def _unescaped(sign: re.Match[str]) -> str:
    """What stands for one sign, or for bytes: `redis-cli` writes those of UTF-8 one by one."""
    if sign[1] is None:
        return _ESCAPED.get(sign[2], sign[2])
    raw = bytes.fromhex(sign[1].replace("\\x", ""))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _take(words: list[str], space: KeySpace) -> bool:
    """Put what a command sets; whether it is a command at all."""
    command, rest = (words[0].upper() if words else ""), words[1:]
    if command in {"SET", "SETNX", "GETSET", "APPEND"} and len(rest) >= 2:
        space.put(rest[0], _value(rest[1]))
    elif command in {"SETEX", "PSETEX", "JSON.SET"} and len(rest) >= 3:
        space.put(rest[0], _value(rest[2]))
    elif command in {"MSET", "MSETNX"} and len(rest) >= 2:
        for key, value in zip(rest[::2], rest[1::2], strict=False):
            space.put(key, _value(value))
    elif command in {"HSET", "HMSET", "HSETNX"} and len(rest) >= 3:
        fields = zip(rest[1::2], rest[2::2], strict=False)
        space.put(rest[0], {field: _value(value) for field, value in fields})
    elif command in _MANY and len(rest) >= 2:
        space.put(rest[0], [_value(value) for value in rest[1:]])
    else:
        return command in _SILENT
    return True


def _value(text: str) -> object:
    """A value, taken apart where it is a record."""
    if text[:1] not in {"{", "["}:
        return text
    try:
        return msgspec.json.Decoder(float_hook=str).decode(text.encode())
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return text
