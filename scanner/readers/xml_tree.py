"""XML parts of documents as trees: entities and network off, broken ones as far as they go."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from scanner.readers.opened import ReadError

DEEPEST = 200
"""Nesting of elements that a part of a document may have."""

_PARSER, _PATIENT = (
    etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=patient,
        remove_comments=True, remove_pis=True,
    )
    for patient in (False, True)
)  # fmt: skip


def tree(content: bytes) -> tuple[etree._Element, bool]:
    """The root of a part, and whether the part is broken and was read only so far.

    Raises ReadError("damaged") where not even a root is there.
    """
    try:
        return etree.fromstring(content, _PARSER), False
    except (etree.XMLSyntaxError, ValueError):
        return _recovered(content)


def _recovered(content: bytes) -> tuple[etree._Element, bool]:
    """A part that is broken, or wrong in what does no harm. To ask for its errors takes long."""
    try:
        root = etree.fromstring(content, _PATIENT)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged") from error
    if root is None:
        raise ReadError("damaged")
    return root, any(entry.level == etree.ErrorLevels.FATAL for entry in _PATIENT.error_log)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return _last(element.tag)


@lru_cache(maxsize=4096)
def _last(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute in whatever namespace, "" where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
