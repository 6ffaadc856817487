"""XFDF: what somebody filled into a PDF form, a field a column, and what they remarked.

Source: ISO 19444-1 (XFDF). Names of fields that a designer of forms nested are paths; the last part
of each says what is asked, with the number of its like in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipelines.blocks import Block, Table, Unread
from scanner.readers import xml_tree
from scanner.readers.cells import grid
from scanner.readers.opened import Opened
from scanner.readers.passages import passages
from scanner.readers.xml_values import name_of

MEDIA_TYPES = ("application/vnd.adobe.xfdf",)

_COUNT = re.compile(r"\[[0-9]{1,4}\]$")
_VALUES = frozenset({"value", "value-richtext"})
_REMARKS = frozenset({"contents", "contents-richtext"})


def read(source: Opened) -> Iterator[Block]:
    """One table of one row: the fields that hold something; remarks as text.

    Unread("damaged") where the document breaks off. Raises ReadError("damaged").
    """
    root, broken = xml_tree.tree(source.bytes())
    row: dict[str, str] = {}
    remarks: list[str] = []
    for element in root.iter(etree.Element):
        kind, text = name_of(element), " ".join("".join(map(str, element.itertext())).split())
        if kind in _VALUES and text:
            _fill(row, _path(element), text)
        elif kind in _REMARKS and text:
            remarks.append(f"{text}\n")
    if row:
        cells = grid([list(row.values())])
        yield Table(place="", name="form", header=tuple(row), batches=cells)
    yield from passages(iter(remarks), "remarks", "prose")
    if broken:
        yield Unread(place="", code="damaged")


def _path(value: etree._Element) -> list[str]:
    """The names of the fields around a value, the innermost last."""
    around = (str(above.get("name") or "") for above in value.iterancestors("{*}field"))
    names = [name for whole in around for name in reversed(whole.split("."))]
    return [_COUNT.sub("", name).strip() for name in reversed(names)]


def _fill(row: dict[str, str], path: list[str], text: str) -> None:
    """Put a value under the name of its field, or the path where another field is named so."""
    name = path[-1] if path else "value"
    if row.get(name, text) != text:
        name = " ".join(path)
    row[name] = f"{row[name]}; {text}" if row.get(name, text) != text else text
