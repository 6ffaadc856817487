"""Letters of one mailing in one file: each is a document of its own.

A mail merge prints the same sentences to everybody. So the second letter begins with the address
that stands behind the last sentence of the first one that comes again. Letters that say other
things each begin a page with the name and address of somebody else, below the same letterhead. So
does a printed form that was filled in for one person a page. Slips (of pay, of rent) each begin
with the same title, and hold one address each.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detectors.people.person_finder import find
from pipelines.attribution.postal_lines import addresses_in
from pipelines.blocks import TextBlock

_LEAST_WORDS = 4
_PRINTED = re.compile(r"[^\W\d_][^\d:\t]{2,60}")
"""What a line begins with up to a colon, a gap or a digit."""

_GAPS = re.compile(r"[ \t]{2,}|\t")
_LEAST_PRINTED, _MOST_PRINTED, _ONCE = 5, 0.6, 0.8
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
    forms = _forms(blocks)
    if forms:
        return [list(blocks[start:end]) for start, end in pairwise([0, *forms, len(blocks)])]
    heads = [_head(block.text) if block.kind == "page" else None for block in blocks]
    opened = [(at, head) for at, head in enumerate(heads) if head is not None]
    above = [head[0] for _, head in opened]
    starts, last = [0], ""
    for at, (letterhead, name) in opened:
        if at and name != last and above.count(letterhead) > 1:
            starts.append(at)
        last = name
    return [list(blocks[start:end]) for start, end in pairwise([*starts, len(blocks)])]


def _forms(blocks: Sequence[TextBlock]) -> list[int]:
    """The pages, but for the first of all, on which one printed form begins for somebody else.

    Each opens with the line of the first such page, has most of what is printed there at the head
    of its lines, and names somebody in another line. What stands several times on a page is a list.
    """
    pages = [_lines(block.text) if block.kind == "page" else [] for block in blocks]
    opening: dict[str, list[int]] = defaultdict(list)
    for at, page in enumerate(pages):
        opening[page[0] if page else ""].append(at)
    starts: set[int] = set()
    for first, *others in (numbers for line, numbers in opening.items() if line):
        alike = [at for at in others if _filled(pages[at], pages[first])]
        if alike and _filled(pages[first], pages[alike[0]]):
            starts |= {first, *alike}
    return sorted(starts - {0})


def _lines(page: str) -> list[str]:
    told = (_GAPS.sub("\t", line.strip()) for line in page.split("\n"))
    return [line for line in told if any(map(str.isalpha, line))]


def _filled(page: Sequence[str], form: Sequence[str]) -> bool:
    """Whether a page is that form, with somebody's name among what was filled in."""
    printed = {found.group() for found in map(_PRINTED.match, form) if found}
    heads = [found.group() for found in map(_PRINTED.match, page) if found]
    same = [head for head in heads if head in printed]
    once = len(set(heads)) >= _ONCE * len(heads)
    if len(same) < _LEAST_PRINTED or len(same) < _MOST_PRINTED * len(heads) or not once:
        return False
    return any(True for _ in find("\n".join(line for line in page if line not in set(form))))


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
    titles = _titles(text)
    if len(titles) == len(heads) and all(
        title <= head < after
        for title, head, after in zip(titles, heads, [*titles[1:], len(text)], strict=True)
    ):
        return [0, *titles[1:]]
    places = _places(text)
    starts = [0]
    for first in _tails(places):
        at = bisect_right(heads, first)
        if at < len(heads) and heads[at] > starts[-1]:
            starts.append(heads[at])
    return starts


def _titles(text: str) -> list[int]:
    """Where the first line of a text stands again, and at its beginning."""
    found, place, title = list[int](), 0, ""
    for line in text.split("\n"):
        plain = " ".join(line.split())
        title = title or plain
        if plain and plain == title:
            found.append(place)
        place += len(line) + 1
    return found


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
