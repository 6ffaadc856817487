"""XML that is one list of records, read as a tree: the quick way of `xml_document`."""

from __future__ import annotations

import polars as pl
from lxml import etree

from pipelines.blocks import Table
from scanner.readers.cells import frames
from scanner.readers.even_rows import EvenRows, as_scalars, even_rows, told
from scanner.readers.json_rows import Columns, Row, rows_of
from scanner.readers.opened import Opened
from scanner.readers.xml_columns import leaf_columns
from scanner.readers.xml_values import SAFE, below, local, name_of, record_rows, without_name

_UNTIDY = r"\s\s|^\s|\s$|[^\S ]"
"""White space that is not one blank between words."""

# asked of the whole tree at once: a walk over it in Python takes longer than parsing it
_MIXED = etree.XPath("boolean(//*[*]/text()[normalize-space()])")
_MIXED_FLAT = etree.XPath(
    "boolean(ancestor-or-self::*/text()[normalize-space()] | *[*][text()[normalize-space()]])"
)
_DEEPER = etree.XPath("boolean(*[*/*] | *[*/@*])")
_ATTRIBUTES = etree.XPath("boolean(*/@*)")
_BARE = etree.XPath("boolean(*[not(*)][not(@*) or normalize-space()])")


def record_tables(source: Opened) -> list[Table] | None:
    """The tables that `xml_document.read` gives; null for a document of any other build.

    The build: elements with one child each, the last with the records, all of one name, and no
    text but in the leaves. Null too for a document with a DTD, or one that is broken.
    """
    try:
        with source.open() as stream:
            parser = etree.XMLParser(remove_comments=True, remove_pis=True, **SAFE)
            tree = etree.parse(stream, parser)
    except (etree.XMLSyntaxError, OSError):  # OSError too is said of content
        return None
    above = [tree.getroot()]
    while len(above[-1]) == 1 and isinstance(above[-1][0].tag, str):
        above.append(above[-1][0])
    names = {child.tag if isinstance(child.tag, str) else None for child in above[-1]}
    one_list = len(above[-1]) > 1 and len(names) == 1 and None not in names
    if not one_list or tree.docinfo.internalDTD is not None:
        return None
    if not _holds_text(above) and (columns := leaf_columns(above[-1])):
        return _tables(source, above, _tidied(told(columns), set()))
    deeper = _DEEPER(above[-1])
    if (_MIXED if deeper else _MIXED_FLAT)(above[-1]):
        return None
    return _tables(source, above, None if deeper else _even(above[-1]))


def _holds_text(above: list[etree._Element]) -> bool:
    """Whether text stands in the elements around the records, beside these."""
    return any(f"{element.text or ''}{element.tail or ''}".strip() for element in above)


def _tables(source: Opened, above: list[etree._Element], found: EvenRows | None) -> list[Table]:
    outside: dict[str, object] = {}
    path = ""
    for element in above:
        path = below(path, name_of(element))
        own = {f"{path}/{local(str(key))}": str(text) for key, text in element.attrib.items()}
        outside = own | outside
    name = name_of(above[-1][0])
    place = below(path, name)
    if found is None:
        rows = [row for element in above[-1] for row in record_rows(element)]
        tables = [_table(place, name, rows)]
    else:
        batches = found.batches()
        tables = [Table(place=place, name=name, header=found.header, batches=batches)]
    return [*tables, _table("", source.stem, rows_of(outside))] if outside else tables


def _table(place: str, name: str, rows: list[Row]) -> Table:
    columns = Columns()
    columns.add(rows)
    batches = frames(columns.cells(rows), len(columns))
    header = without_name(columns.header, name)
    return Table(place=place, name=name, header=header, batches=batches)


def _even(records: etree._Element) -> EvenRows | None:
    """The rows of records with attributes that hold leaves without them; null for others."""
    if _BARE(records) or not _ATTRIBUTES(records):
        return None
    rows: list[object] = []
    attributes: set[str] = set()
    for record in records:
        own = {str(name): str(text) for name, text in record.attrib.items()}
        row: dict[str, object] = {**own, **{child.tag: child.text for child in record}}
        if len(row) < len(record) + len(own):
            return None
        attributes.update(own)
        rows.append(row)
    return _tidied(even_rows(rows, {}), attributes)


def _tidied(found: EvenRows | None, attributes: set[str]) -> EvenRows | None:
    """The rows with the white space of texts in order, that of attributes must be.

    Null also where two names are alike but for their namespace.
    """
    if found is None or len(set(map(local, found.header))) < len(found.header):
        return None
    columns = []
    for name, column in zip(found.header, found.cells, strict=True):
        if column.str.contains(_UNTIDY).any():
            if name in attributes:
                return None
            tidy = column.str.replace_all(r"\s+", " ").str.strip_chars()
            columns.append(as_scalars(tidy))
        else:
            columns.append(column)
    return EvenRows(header=tuple(map(local, found.header)), cells=pl.DataFrame(columns))
