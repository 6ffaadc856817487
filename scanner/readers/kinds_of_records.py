"""Lists whose objects are of several kinds (`"type": "person"`, `"@type": "Card"`), told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SAYS = frozenset({"type", "kind", "object", "class", "entity", "typename", "resourcetype",
                   "recordtype", "entitytype", "rectype", "model", "table"})  # fmt: skip
_WORD = re.compile(r"[^\W\d][\w.:/#-]{0,60}")
"""How programs write a kind. It becomes part of a place, so what may be a name, a number or an
address of somebody is none."""

_MOST = 30
_LOOKED_AT = 200
_ALIKE = 0.34
"""Share of the smaller kind's fields that the other has too, above which two kinds are one list:
a log whose entries differ in their kind and little else."""

_DEPTH = 6


def by_kind(records: Sequence[object]) -> list[tuple[str, list[object]]]:
    """The records of each kind under its name; one kind without a name where they are alike.

    Documents of JSON:API, exports of JSON-LD, GraphQL and of databases of documents list people,
    their numbers and their accounts one after the other, each with fields of its own. Kinds whose
    fields are much the same stay together.
    """
    field = _field(records)
    if field is None:
        return [("", list(records))]
    kinds: dict[str, list[object]] = {}
    for record in records:
        if isinstance(record, dict):
            kinds.setdefault(str(record[field]), []).append(record)
    groups = _alike({kind: _fields(held, field) for kind, held in kinds.items()})
    if len(groups) < 2:
        return [("", list(records))]
    return [
        (", ".join(group)[:80], [one for kind in group for one in kinds[kind]]) for group in groups
    ]


def _field(records: Sequence[object]) -> str | None:
    """The field in which every record says its kind; None without one."""
    first = records[0] if records else None
    if not isinstance(first, dict):
        return None
    for name in first:
        if re.sub("[^a-z]", "", str(name).lower()) not in _SAYS:
            continue
        said = [record.get(name) if isinstance(record, dict) else None for record in records]
        texts = {one for one in said if isinstance(one, str)}
        if 2 <= len(texts) <= _MOST and all(isinstance(one, str) for one in said):
            return str(name) if all(map(_WORD.fullmatch, texts)) else None
    return None


def _fields(records: Sequence[object], field: str) -> set[str]:
    """The dotted names of the fields of a kind, but for its kind and its number."""
    found: set[str] = set()
    for record in records[:_LOOKED_AT]:
        found.update(_names(record, "", _DEPTH))
    return {name for name in found if name not in {field, "id", "_id", "@id", "uuid"}}


def _names(value: object, prefix: str, depth: int) -> Iterator[str]:
    if not isinstance(value, dict) or not depth:
        yield prefix
        return
    for name, part in value.items():
        yield from _names(part, f"{prefix}.{name}" if prefix else str(name), depth - 1)


def _alike(kinds: dict[str, set[str]]) -> list[list[str]]:
    """The kinds in groups of much the same fields, in the order of first sight."""
    groups: list[tuple[list[str], set[str]]] = []
    for kind, fields in kinds.items():
        near = [group for group in groups if _share(group[1], fields) > _ALIKE]
        names = [name for group in near for name in group[0]]
        every = fields.union(*(group[1] for group in near))
        at = groups.index(near[0]) if near else len(groups)
        groups = [group for group in groups if group not in near]
        groups.insert(at, ([*names, kind], every))
    return [names for names, _ in groups]


def _share(one: set[str], other: set[str]) -> float:
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0
