"""YAML: records wherever they are, every scalar as it is written; comments as text.

Values stay the strings of the file: YAML would take a postal code for octal and a time for
seconds. Tags are not heeded, so nothing is ever constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, TextBlock, Unread
from scanner.readers.encoding import decode
from scanner.readers.json_document import tables
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.shared_parts import check_size

MEDIA_TYPES = ("application/yaml",)

_WHOLE = 64 << 20
_DEPTH = 200
_MOST_PER_BYTE = 4
_NULLS = frozenset({"", "~", "null"})
_COMMENT = re.compile(r"(?:^|[ \t])#+[ \t]*([^\n]*\S)", re.MULTILINE)

_Part = dict[str, object] | list[object]


def read(source: Opened) -> Iterator[Block]:
    """Tables as `json_document` makes them, several documents as one list.

    What is no YAML, nests too deep or repeats its parts without end comes as text, with an
    Unread. Raises ReadError("empty").
    """
    text = decode(source.bytes())
    if not text.strip():
        raise ReadError("empty")
    found: list[Block] = []
    code = None
    try:
        documents = _documents(text)
        check_size(documents, max(100_000, _MOST_PER_BYTE * len(text)))
        found = list(tables(documents[0] if len(documents) == 1 else documents, source.stem))
    except ReadError as error:
        code = error.code
    if code or not found:
        yield from passages([text], "")
    else:
        yield from found
        yield from _comments(text)
    if code:
        yield Unread(place="", code=code)


def _comments(text: str) -> Iterator[TextBlock]:
    yield from passages((f"{found}\n" for found in _COMMENT.findall(text)), "comments")


def _documents(text: str) -> list[object]:
    """The documents as trees of strings. Raises ReadError: `damaged`, `too_deep`, `too_large`."""
    import yaml  # noqa: PLC0415 - slow to import, and seldom needed

    if len(text) > _WHOLE:
        raise ReadError("too_large")
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ReadError("damaged") from error
    return builder.documents


class _Builder:
    """Trees from the events of the parser; a part behind an alias is shared, never copied."""

    def __init__(self) -> None:
        self.documents: list[object] = []
        self._open: list[tuple[_Part, str | None]] = []
        self._key: str | None = None
        self._anchors: dict[str, object] = {}

    def take(self, event: object) -> None:
        """One event, in order."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._scalar(event.value, event.anchor)  # type: ignore[attr-defined]
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._begin({} if kind[0] == "M" else [], event.anchor)  # type: ignore[attr-defined]
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            part, self._key = self._open.pop()
            self._add(_merged(part))
        elif kind == "AliasEvent":
            self._add(self._anchors.get(event.anchor))  # type: ignore[attr-defined]
        elif kind == "DocumentStartEvent":
            self._anchors = {}

    def _scalar(self, value: str, anchor: str | None) -> None:
        text = None if value in _NULLS else value
        if anchor:
            self._anchors[anchor] = text
        self._add(text)

    def _begin(self, part: _Part, anchor: str | None) -> None:
        if len(self._open) >= _DEPTH:
            raise ReadError("too_deep")
        if anchor:
            self._anchors[anchor] = part
        self._open.append((part, self._key))
        self._key = None

    def _add(self, value: object) -> None:
        """The value where it belongs; in a mapping every other one is a key."""
        if not self._open:
            self.documents.append(value)
            return
        part = self._open[-1][0]
        if isinstance(part, list):
            part.append(value)
        elif self._key is None:
            self._key = _key(value)
        else:
            while self._key in part:
                self._key += "'"
            part[self._key] = value
            self._key = None


def _merged(part: _Part) -> _Part:
    """A mapping with what it takes over by the key `<<`; its own values come first."""
    if isinstance(part, dict) and isinstance(part.get("<<"), dict | list):
        taken = part.pop("<<")
        for other in taken if isinstance(taken, list) else [taken]:
            for key, value in other.items() if isinstance(other, dict) else [("<<", other)]:
                part.setdefault(key, value)
    return part


def _key(value: object) -> str:
    """A key as text; YAML also allows lists and mappings there."""
    if isinstance(value, dict | list):
        parts = value if isinstance(value, list) else [*value, *value.values()]
        return "; ".join(part for part in parts if isinstance(part, str))
    return str(value or "")
