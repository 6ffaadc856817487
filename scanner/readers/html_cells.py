"""Rows of HTML tables whose cells hold nothing but text, as most rows of large tables are."""

from __future__ import annotations

from typing import Any


def close_cells(markup: str) -> list[Any] | None:
    """The cells of a row that stand close to each other and hold no markup; null for any other."""
    lead, _, rest = markup.partition("<tr><td>")
    if rest[-5:] != "</td>" or "&" in rest or (lead and not lead.isspace()):
        return None
    cells = rest[:-5].split("</td><td>")
    if markup.count("<") != 2 * len(cells) + 1 or not is_plain(rest):
        return None
    if rest[0] in " <" or "></" in rest or "> " in rest or " <" in rest:
        return [cell.strip() or None for cell in cells]
    return cells


def is_plain(text: str) -> bool:
    """White space in it is single blanks, but for those around it."""
    return text.isprintable() and "  " not in text
