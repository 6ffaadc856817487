"""Records of XML that hold leaves only, to columns: from the markup as libxml2 writes it anew.

Written anew, a document has one form: every `<` begins a tag, the first `>` behind it ends it, and
text holds neither. So it is cut at them, a column at a time, several times faster than each element
is looked at from Python.
"""

from __future__ import annotations

import polars as pl
from lxml import etree

from scanner.readers.even_rows import as_scalars, is_sparse

_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&"))
"""What libxml2 writes for a character of text, the last for what begins all others."""

_BLANK = " \t\n"


def leaf_columns(records: etree._Element) -> dict[str, pl.Series] | None:
    """Name -> the text of that child for each record, in the order in which names first appear.

    records: the element around them, all of one name. Names are without their prefix. Null where a
    record has no such child or an empty one. Null for the whole where anything but elements that
    hold text alone stands in a record, or nothing; where there are attributes, or namespaces
    declared inside; where a child stands twice in a record, or two are alike but for their prefix;
    and where most cells would be empty.
    """
    if _is_tree(records[0]):
        return None
    cells = _cells(etree.tostring(records, encoding="unicode", with_tail=False))
    if cells is None:
        return None
    height = int(cells["row"][-1]) + 1
    grouped = cells.group_by("name", maintain_order=True).agg("row", "text")
    if is_sparse(grouped.height, height, cells.height):
        return None
    found: dict[str, pl.Series] = {}
    for name, rows, column in zip(*grouped, strict=True):
        if not (rows.diff().drop_nulls() > 0).all():
            return None
        found[name.rpartition(":")[2]] = as_scalars(_spread(_unescaped(column), rows, height))
    return found if len(found) == grouped.height else None


def _is_tree(record: etree._Element) -> bool:
    """Whether the first record tells already that they do not hold leaves alone."""
    return bool(record.attrib) or any(len(child) or child.attrib for child in record)


def _cells(written: str) -> pl.DataFrame | None:
    """The children of all records: their name and text, and which record they stand in.

    Null where something else stands in a record, or nothing does.
    """
    pieces = pl.Series([written]).str.split("<").explode(empty_as_null=True)[2:]
    ends = pieces.str.starts_with("/")
    whole = pieces.str.contains("/>", literal=True)
    steps = (~(ends | whole)).cast(pl.Int32) - ends.cast(pl.Int32)
    depth = (steps.cum_sum() - steps).filter(~ends)
    parts = pieces.filter(~ends).str.splitn(">", 2)
    names, texts = parts.struct.field("field_0"), parts.struct.field("field_1")
    begins = depth == 0
    beside = texts.filter(begins | whole.filter(~ends)).str.strip_chars(_BLANK)
    behind = pieces.filter(ends).str.strip_chars_end(_BLANK)
    if (depth > 1).any() or (beside != "").any() or not behind.str.ends_with(">").all():
        return None
    rows = (begins.cum_sum() - 1).filter(~begins)
    if names.str.contains(" ", literal=True).any() or rows.n_unique() != begins.sum():
        return None
    names = names.filter(~begins).str.strip_suffix("/")
    return pl.DataFrame({"name": names, "text": texts.filter(~begins), "row": rows})


def _spread(column: pl.Series, rows: pl.Series, height: int) -> pl.Series:
    """The cells of some rows in a column of all."""
    if len(column) == height:
        return column
    places = pl.repeat(None, height, dtype=pl.UInt32, eager=True)
    return column.gather(places.scatter(rows, pl.int_range(len(rows), eager=True)))


def _unescaped(column: pl.Series) -> pl.Series:
    if not column.str.contains("&", literal=True).any():
        return column
    for escape, character in _ESCAPES:
        column = column.str.replace_all(escape, character, literal=True)
    return column
