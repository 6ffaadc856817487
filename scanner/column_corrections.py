"""What people say that columns hold: `columns.toml` of the case, checked line by line.

A table of the file is a source, a table inside it a place in the source, a key is a column:

    ["hr/staff.csv"]
    "Ref No" = "ssn"
    ["hr/book.xlsx"."sheet Staff"]
    "Code" = "none"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detectors.columns.corrections import can_be_said
from scanner import store
from scanner.audit import entries
from scanner.errors import BreachscopeError
from scanner.evidence import MEMBER_SEPARATOR

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from scanner.audit import Audit
    from scanner.case import Case

Correction = tuple[str, str, str, str]
"""(path of the source, place of the table, column, code or name of a detector or "none")"""

_VERB = "columns"

_HEAD = """\
# What columns hold, where breachscope is wrong. Take the "# " off a line and put there what it is:
# "none", a code ("ssn", "account_number", "name") or a detector ("us/ssn"). Then run the case.
"""


def path_of(case: Case) -> Path:
    """Where the corrections of a case are; there need not be any."""
    return case.folder / "columns.toml"


def checked(case: Case) -> tuple[Correction, ...]:
    """The corrections of a case, in the order of the file; none where there is no file.

    Raises BreachscopeError `columns_wrong` with the line for what is no TOML, no code, or no
    column that was read in an earlier run.
    """
    path = path_of(case)
    if not path.exists():
        return ()
    text = _text(path)
    found = tuple(_corrections(path, text))
    known = _known(case)
    for correction in found:
        if known is not None and correction[:3] not in known:
            what = "no table has this column" if correction[0] in {k[0] for k in known} else (
                "no table was read from this source"
            )  # fmt: skip
            raise BreachscopeError("columns_wrong", path, f"{_line(text, correction)}: {what}")
    return found


def record(case: Case, audit: Audit) -> None:
    """Record in the log how many corrections there are, and the hash of the file, once each."""
    path = path_of(case)
    if not path.exists():
        return
    number, mark = len(checked(case)), store.sha256(path)
    said = [details for verb, details in entries(case.audit_path) if verb == _VERB]
    if not said or said[-1].get("sha256") != mark:
        audit.add(_VERB, corrections=number, sha256=mark)


def of_source(corrections: Sequence[Correction], path: str) -> tuple[Correction, ...]:
    """Those of a top-level source and of all its members."""
    inside = path + MEMBER_SEPARATOR
    return tuple(c for c in corrections if c[0] == path or c[0].startswith(inside))


def of_table(corrections: Sequence[Correction], path: str) -> dict[tuple[str, str], str]:
    """(place, column) -> what it is, for the tables of exactly this source."""
    return {(place, column): is_ for source, place, column, is_ in corrections if source == path}


def write(case: Case) -> None:
    """Write every column into columns.toml, commented out, as the program took it.

    Corrections that stand there are kept. Raises BreachscopeError where nothing was read yet.
    """
    kept = {c[:3]: c[3] for c in checked(case)}
    lines, last = [_HEAD], ("", "")
    for row in listed(case).iter_rows(named=True):
        where = (row["path"], row["place"])
        if where != last:
            inner = f".{_quoted(row['place'])}" if row["place"] else ""
            lines.append(f"\n[{_quoted(row['path'])}{inner}]")
            last = where
        said = kept.get((*where, row["column"]))
        entry = f"{_quoted(row['column'])} = {_quoted(said or row['detects'] or 'none')}"
        lines.append(entry if said else f"# {entry}")
    store.write(path_of(case), ("\n".join(lines) + "\n").encode())


def listed(case: Case) -> pl.DataFrame:
    """COLUMNS of a case with the path of each source, sorted by it, tables in their order."""
    from scanner import tables  # noqa: PLC0415 - a worker needs the other half of this module only

    sources = tables.load(case, "sources").select(source="id", path="path")
    columns = tables.load(case, "columns")
    return columns.join(sources, on="source").sort("path", maintain_order=True).collect()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BreachscopeError("columns_wrong", path, "it is not UTF-8 text") from None


def _corrections(path: Path, text: str) -> Iterator[Correction]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BreachscopeError("columns_wrong", path, str(error)) from None
    for source, held in content.items():
        places = held if isinstance(held, dict) else {"": held}
        for name, value in places.items():
            inner = value if isinstance(value, dict) else {name: value}
            place = name if isinstance(value, dict) else ""
            for column, is_ in inner.items():
                correction = (source, place, column, is_)
                if not isinstance(is_, str) or not can_be_said(is_):
                    line = _line(text, correction)
                    raise BreachscopeError("columns_wrong", path, f"{line}: no code or detector")
                yield correction


def _line(text: str, correction: tuple[str, str, str, object]) -> str:
    """Where the correction stands: the first line of its column below its source."""
    below = False
    for number, line in enumerate(text.splitlines(), 1):
        below = below or correction[0] in line
        if below and line.lstrip().lstrip("\"'").startswith(correction[2]):
            return f"line {number}"
    return f"{correction[0]}, {correction[2]}"


def _known(case: Case) -> frozenset[tuple[str, str, str]] | None:
    """(source, place, column) of everything that was read; None before the first run."""
    try:
        found = listed(case)
    except BreachscopeError:
        return None
    return frozenset(found.select("path", "place", "column").iter_rows())


def _quoted(text: str) -> str:
    # A string of JSON is a basic string of TOML.
    return json.dumps(text, ensure_ascii=False)
