"""The text of a message from its head and the versions of its body, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.blocks import Block, Party, TextBlock, Unread
from scanner.readers.html_page import blocks
from scanner.readers.mail_inline import without_armor
from scanner.readers.opened import ReadError
from scanner.readers.passages import passages

_WORD = re.compile(r"\w+")
_ENRICHED = re.compile(r"<(/?)([A-Za-z0-9-]{1,60})>|<<|(\n\n+)|(\n)")
_NOT_SHOWN = frozenset({"param"})


def body_blocks(
    head: Iterable[str],
    plain: Iterable[str],
    marked: Iterable[str],
    parties: tuple[Party, ...],
    place: str,
    name: str,
) -> Iterator[Block]:
    """One message: its head and plain text, and of each HTML version what the text lacks.

    name: what the tables of the HTML are called. Ciphertext becomes Unread("encrypted"),
    markup without end Unread("too_deep").
    """
    text = _joined(plain)
    for markup in marked:
        try:
            for block in blocks(markup, place, name, "mail"):
                if not isinstance(block, TextBlock):
                    yield block
                elif not _contains(text, block.text):
                    text = f"{text}\n\n{block.text}" if text else block.text
        except ReadError as error:
            yield Unread(place=place, code=error.code)
            text = _joined([text, re.sub(r"<[^>]{0,2000}>", " ", markup)])
    text, shut = without_armor(text)
    shown = "\n".join(head)
    whole = f"{shown}\n\n{text}" if shown and text.strip() else shown or text
    yield from passages([whole], place, "mail", parties)
    if shut:
        yield Unread(place=place, code="encrypted")


def _joined(texts: Iterable[str]) -> str:
    """The texts one after the other, those that an earlier one contains left out."""
    found = ""
    for text in texts:
        stripped = text.strip("\n")
        if not stripped.strip():
            continue
        if not found:
            found = stripped
        elif not (len(stripped) > 200 and stripped in found):
            found = f"{found}\n{stripped}"
    return found


def _contains(text: str, other: str) -> bool:
    """Nearly every word of the other text stands in the text, and every word with a digit."""
    words = set(_WORD.findall(other))
    if not words:
        return True
    missing = words.difference(_WORD.findall(text))
    numbers = any(char.isdigit() for word in missing for char in word)
    return not numbers and len(missing) <= 0.02 * len(words)


def plain_of_enriched(text: str) -> str:
    """What `text/enriched` and the older `text/richtext` say, without commands (RFC 1896)."""
    shown: list[str] = []
    at = depth = 0
    for match in _ENRICHED.finditer(text):
        if not depth:
            shown.append(text[at : match.start()])
        at = match.end()
        if match[2]:
            if match[2].lower() in _NOT_SHOWN:
                depth = max(0, depth + (-1 if match[1] else 1))
            elif match[2].lower() in {"nl", "paragraph"}:
                shown.append("\n")
        elif not depth:
            shown.append("<" if match[0] == "<<" else "\n" * (len(match[3] or "") - 1) or " ")
    return "".join([*shown, text[at:]])
