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


_FIELD_OF_LOG = re.compile(r"[A-Za-z_][\w.-]*=(?=[A-Za-z_][\w.-]*=)")
"""What a log calls the body by, in front of it: `form=username=aruiz&password=…`."""

_AGAIN = re.compile(r"(?i)(?:again|confirm|confirmation|repeat|retype|re-?enter|verify)[\w-]*|\w+2")
_SECRET = re.compile(r"(?=[^\s@]*[^\W_])(?![0-9/.-]+$)[^\s@]{6,64}|\S*[^\w@.\s]\S*[0-9]\S*")

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
    named = _FIELD_OF_LOG.match(match.group())
    before = named.group() if named else ""
    body = match.group()[len(before) :]
    fields = parse_qsl(body, keep_blank_values=True, errors="replace")
    fields = _with_passwords(fields)
    if not _asks(name for name, _ in fields):
        return match.group()
    tidy = ((name, " ".join(value.split())) for name, value in fields)
    return before + "   " + "   ".join(f"{name}: {value}" for name, value in tidy)


def _with_passwords(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields with a secret that is asked for twice named so: `new=x&again=x`."""
    twice = {v for name, v in fields if _AGAIN.fullmatch(name) and _SECRET.fullmatch(v)}
    for value in twice:
        names = [name for name, held in fields if held == value]
        if len(names) > 1 and not _asks(iter(names)):
            fields = [("new password" if held == value else n, held) for n, held in fields]
    return fields
