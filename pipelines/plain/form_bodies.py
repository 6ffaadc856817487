"""Bodies of web forms, query strings and XML messages in a text, written as labels and values.

`email=a%40example.com&passwd=x%21` as servers log it (URL standard: x-www-form-urlencoded)
becomes `email: a@example.com   passwd: x!` on the same line, and so do the elements of a SOAP or
other XML message that a trace holds: `<e:LastName>Ruiz</e:LastName>` is `LastName: Ruiz`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from detectors.texts.labels import claims, words

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_PAIR = r"[A-Za-z_][\w.%\[\]-]{0,40}=[^&\s\"'<>]{0,200}"
_BODY = re.compile(rf"(?:(?<=[?\s\"'(>,;|])|^){_PAIR}(?:&{_PAIR})+", re.MULTILINE)


_TAG = r"[A-Za-z_](?:[\w.-]*:)?[\w.-]*"
_ELEMENT = re.compile(rf"<(?P<tag>{_TAG})(?:\s[^<>]*)?>(?P<value>[^<>\n]+)</(?P=tag)\s*>")
_OPENING = re.compile(rf"<[?!/]?{_TAG}")
_ATTRIBUTE = re.compile(r"\s(?!xmlns)(?P<name>[\w.:-]+)=[\"'](?P<value>[^\"'<>\n]+)[\"']")
_PART = re.compile(rf"{_ELEMENT.pattern}|{_ATTRIBUTE.pattern.replace('value', 'held')}")
_PARTS_OF_NAMES = frozenset({"given", "family", "first", "last", "middle"})


def spelled_out(block: TextBlock) -> TextBlock:
    """Return the block with such bodies as `label: value`, lines unchanged in number.

    Only bodies with a field that some detector asks for.
    """
    text = block.text
    if "&" in text:
        text = _BODY.sub(_labelled, text)
    if "</" in text:
        text = "\n".join(_told(line) if "</" in line else line for line in text.split("\n"))
    return block if text == block.text else replace(block, text=text)


def _told(line: str) -> str:
    """A line with the XML in it as labels and values."""
    pairs, first, end = list(_pairs_of(line)), _OPENING.search(line), line.rfind(">") + 1
    if first is None or not _asks(name for name, _ in pairs):
        return line
    said = "   ".join(f"{name}: {value}" for name, value in pairs)
    return f"{line[: first.start()]}   {said}   {line[end:]}"


def _pairs_of(text: str) -> Iterator[tuple[str, str]]:
    """Elements that hold text, and attributes, each by its own name; `<Given>` is a given name."""
    for found in _PART.finditer(text):
        name = (found["tag"] or found["name"]).rpartition(":")[2]
        value = " ".join(unescape(found["value"] or found["held"]).split())
        if value:
            yield (f"{name} name" if name.lower() in _PARTS_OF_NAMES else name), value


def _asks(names: Iterator[str]) -> bool:
    """Whether some detector asks for a field of one of the names."""
    return any(claims(words(name))[0] for name in names)


def _labelled(match: re.Match[str]) -> str:
    fields = parse_qsl(match.group(), keep_blank_values=True, errors="replace")
    if not _asks(name for name, _ in fields):
        return match.group()
    tidy = ((name, " ".join(value.split())) for name, value in fields)
    return "   " + "   ".join(f"{name}: {value}" for name, value in tidy)
