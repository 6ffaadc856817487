"""Elements of XML as trees of objects."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

from scanner.readers.json_rows import Row, rows_of

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}
"""Settings of every parser of XML: evidence refers to nothing."""


_PARTS = frozenset({"first", "middle", "last", "full", "suffix"})


@lru_cache(10_000)
def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def name_of(element: etree._Element) -> str:
    """The name of an element, without its namespace, and which part of a name it holds.

    Leads of car dealers have `<name part="first">` beside `<name part="last">` (ADF 1.0).
    """
    name, part = local(str(element.tag)), element.get("part")
    return f"{part} {name}" if part in _PARTS and name == "name" else name


@lru_cache(10_000)
def below(path: str, name: str) -> str:
    """The path of an element inside another; the path of the document is ""."""
    return f"{path}/{name}" if path else name


def own(element: etree._Element) -> dict[str, object]:
    """Attributes of an element, and its own text under ""."""
    found: dict[str, object] = {
        local(str(key)): str(value) for key, value in element.attrib.items()
    }
    text = element.text or ""
    if len(element):
        leaf = all(not isinstance(child.tag, str) for child in element)
        mixed = any((child.tail or "").strip() for child in element)
        text = "".join(map(str, element.itertext())) if leaf or mixed else text
    text = " ".join(text.split())
    return {**found, "": text} if text else found


def tree_of(element: etree._Element) -> object:
    """An element as a tree of objects: attributes and children by name, text of leaves."""
    if not len(element) and not element.attrib:
        return " ".join((element.text or "").split()) or None
    found = own(element)
    text = found.pop("", None)
    children: dict[str, list[object]] = {}
    for child in element.iterchildren(etree.Element):
        children.setdefault(name_of(child), []).append(tree_of(child))
    if not found and not children:
        return text
    if text:
        found["text"] = text
    for name, values in children.items():
        key = name if name not in found else name + "'"
        found[key] = values[0] if len(values) == 1 else values
    return found


def record_rows(element: etree._Element) -> list[Row]:
    """The rows of an element that is a record, its columns named after it: `person.name`."""
    return rows_of({name_of(element): tree_of(element)})


def without_name(columns: tuple[str, ...], record: str) -> tuple[str, ...]:
    """The columns of `record_rows` as people see them: `name`."""
    return tuple(column.removeprefix(record + ".") for column in columns)
