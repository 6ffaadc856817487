"""Lists that keep numbers apart from names: item 4 of one is item 4 of the other.

So people send Social Security numbers "in the same order as above", without the names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import CLINICAL, Owner

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.units import Document

_ITEM = re.compile(r"[ \t>]*[(\[#]{0,2}(?P<number>[0-9]{1,3})[.):\]]{0,2}[ \t]+(?=\S)")
_AS_ABOVE = re.compile(
    r"(?i)\b(?:same (?:order|sequence|numbering|numbers)|(?:in|by) order|order (?:as|of) |"
    r"respectively|match(?:es|ing)?\b[^.\n]{0,30}\b(?:above|below|list|names|numbers|order)|"
    r"(?:mismo|igual) orden|apart from (?:the|their) names|without (?:the|their) names|"
    r"(?:key|keyed) to)\b"
)
"""What says that one list goes with the other."""

_FEWEST, _MOST, _LEADS, _PEOPLE = 2, 200, 30, 1_000

Items = dict[str, tuple[int, int]]
"""The lines of a list by the number before each."""


def of_same_item(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom the item of the same number names, for a value of a list without names.

    The text says that both go together, or each has the same numbers. None where the list of the
    value names anybody, or more than one list of names has such an item.
    """
    doc = near.doc
    line = doc.line(finding.start)
    item = _ITEM.match(doc.flat, *line)
    apart = item is not None and 0 <= finding.start - item.end() <= _LEADS
    if item is None or not apart or finding.detects in CLINICAL or len(near.mentions) > _PEOPLE:
        return None
    own = _items_around(doc, line)
    if not _FEWEST <= len(own) < _MOST or any(near.within(*span) for span in own.values()):
        return None
    told = {
        named.start: named.person
        for named in near.mentions
        if (number := _heads_item(doc, named.start)) == item["number"] and number is not None
    }
    lists = [_items_around(doc, doc.line(place)) for place in told]
    if len(lists) != 1 or not _goes_with(doc, own, lists[0]):
        return None
    return Owner(next(iter(told.values())), 0.85, "the item of the same number")


def _goes_with(doc: Document, own: Items, names: Items) -> bool:
    """Whether a list of values goes with one of names: item by item, or as the text says."""
    if not own.keys() <= names.keys() or len(names) < _FEWEST:
        return False
    return own.keys() == names.keys() or _AS_ABOVE.search(doc.flat) is not None


def _heads_item(doc: Document, place: int) -> str | None:
    """The number of the item that a name opens; None elsewhere."""
    line = doc.line(place)
    item = _ITEM.match(doc.flat, *line)
    return item["number"] if item is not None and item.end() == place else None


def _items_around(doc: Document, line: tuple[int, int]) -> Items:
    """The items of the list that a line stands in; empty where a number comes twice."""
    found = [line]
    while found[0][0] and len(found) < _MOST and _ITEM.match(doc.flat, *doc.line(found[0][0] - 1)):
        found.insert(0, doc.line(found[0][0] - 1))
    while len(found) < _MOST and found[-1][1] < len(doc.flat):
        below = doc.line(found[-1][1] + 1)
        if _ITEM.match(doc.flat, *below) is None:
            break
        found.append(below)
    numbers = [_ITEM.match(doc.flat, *span) for span in found]
    items = {match["number"]: span for match, span in zip(numbers, found, strict=True) if match}
    return items if len(items) == len(found) else {}
