"""Letters of one mailing in one file: each is a document of its own.

A mail merge prints the same sentences to everybody. So the second letter begins with the address
that stands behind the last sentence of the first one that comes again. Letters that say other
things each begin a page with the name and address of somebody else, below the same letterhead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detectors.person_finder import find
from pipelines.blocks import TextBlock
from pipelines.postal_lines import addresses_in

_LEAST_WORDS = 4
_FEW = 2
_BESIDE = re.compile(r"(?<=\S)[ ]{3,}\S[^\n]*")
_TOP, _MOST_ABOVE = 600, 6
"""Of a page, the characters that may hold its addressee, and the lines down to their name."""


def letters(blocks: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """The blocks of each letter, in order; all blocks as one where this is no mailing.

    A text of several letters is cut; each piece tells how many lines stand above it. Recognized
    text stays whole: its doubts have places in the lines.
    """
    if len(blocks) > 1:
        return _by_page(blocks)
    if not blocks or blocks[0].doubts:
        return [list(blocks)]
    text = blocks[0].text
    starts = _starts(text)
    found, above = list[list[TextBlock]](), blocks[0].above
    for start, end in pairwise([*starts, len(text)]):
        piece = text[start:end]
        found.append([replace(blocks[0], text=piece, above=above)])
        above += piece.count("\n")
    return found


def _by_page(blocks: Sequence[TextBlock]) -> list[list[TextBlock]]:
    """The pages of each letter: one begins where a page opens with another person's address."""
    heads = [_head(block.text) if block.kind == "page" else None for block in blocks]
    opened = [(at, head) for at, head in enumerate(heads) if head is not None]
    above = [head[0] for _, head in opened]
    starts, last = [0], ""
    for at, (letterhead, name) in opened:
        if at and name != last and above.count(letterhead) > 1:
            starts.append(at)
        last = name
    return [list(blocks[start:end]) for start, end in pairwise([*starts, len(blocks)])]


def _head(page: str) -> tuple[str, str] | None:
    """What stands above the addressee of a page, and their name; None where nobody is addressed.

    Numbers and dates of the letter may stand in a column beside.
    """
    top = page[:_TOP]
    return _addressed(top) or _addressed(_BESIDE.sub("", top))


def _addressed(top: str) -> tuple[str, str] | None:
    address = next(iter(addresses_in(top)), None)
    if address is None:
        return None
    lines = [line.strip() for line in top[: address.start].split("\n") if line.strip()]
    if not 1 <= len(lines) <= _MOST_ABOVE:
        return None
    name = lines[-1].strip(" ,")
    person = next(iter(find(name)), None)
    whole = person is not None and person.end - person.start == len(name)
    return (lines[0] if len(lines) > 1 else "", name.casefold()) if whole else None


def _starts(text: str) -> list[int]:
    """Where each letter begins; the first one at 0."""
    heads = [_paragraph(text, address.start) for address in addresses_in(text)]
    if len(heads) < _FEW:
        return [0]
    places = _places(text)
    starts = [0]
    for first in _tails(places):
        at = bisect_right(heads, first)
        if at < len(heads) and heads[at] > starts[-1]:
            starts.append(heads[at])
    return starts


def _paragraph(text: str, place: int) -> int:
    """The start of the lines that hold a place, up to the blank line or page above them."""
    line = text.rfind("\n", 0, place) + 1
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        if not text[above : line - 1].strip():
            break
        line = above
    return line


def _places(text: str) -> list[list[int]]:
    """Where the sentences stand that come equally often, as often as most that come again."""
    found: dict[str, list[int]] = defaultdict(list)
    place = 0
    for line in text.split("\n"):
        plain = " ".join(line.split())
        if len([w for w in plain.split() if any(map(str.isalpha, w))]) >= _LEAST_WORDS:
            found[plain].append(place)
        place += len(line) + 1
    again = [places for places in found.values() if len(places) >= _FEW]
    sizes = [len(places) for places in again]
    usual = max(set(sizes), key=sizes.count, default=0)
    return [places for places in again if len(places) == usual]


def _tails(places: Sequence[Sequence[int]]) -> list[int]:
    """Where the last of the repeated sentences of each letter stands, but for the last letter."""
    if not places:
        return []
    tails = []
    for number in range(len(places[0]) - 1):
        following = min(of[number + 1] for of in places)
        tails.append(max(of[number] for of in places if of[number] < following))
    return tails
