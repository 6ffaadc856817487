"""Documents of JSON:API: what records refer to stands in them, and not in a list beside them.

Knowledge: JSON:API 1.1 (jsonapi.org), compound documents: `data` and `included` hold resources,
each with a type and an id; `relationships` name them.
"""

from __future__ import annotations

_MOST = 200_000


def with_included(value: object) -> object:
    """The document with every included resource inside of those that refer to it.

    Any other value, and a resource that nothing refers to, stays as it is.
    """
    if not isinstance(value, dict) or not isinstance(value.get("included"), list):
        return value
    beside = [each for each in value["included"][:_MOST] if isinstance(each, dict)]
    held = {_name(each): each for each in beside if _name(each) is not None}
    primary = value.get("data")
    records = primary if isinstance(primary, list) else [primary]
    used: set[tuple[str, str] | None] = set()
    filled = [_filled(record, held, used) for record in records]
    if not used:
        return value
    rest = [each for each in value["included"] if _name(each) not in used]
    whole = {**value, "data": filled if isinstance(primary, list) else filled[0], "included": rest}
    return {key: item for key, item in whole.items() if key != "included" or rest}


def _name(resource: object) -> tuple[str, str] | None:
    """Type and id of a resource or of a reference to one; null for anything else."""
    if not isinstance(resource, dict):
        return None
    kind, own = resource.get("type"), resource.get("id")
    return (kind, own) if isinstance(kind, str) and isinstance(own, str) else None


def _filled(
    record: object, held: dict[tuple[str, str] | None, dict[str, object]],
    used: set[tuple[str, str] | None],
) -> object:  # fmt: skip
    """A record whose relationships hold what they name."""
    related = record.get("relationships") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(related, dict):
        return record
    kept, parts = dict[str, object](), dict[str, object]()
    for name, relation in related.items():
        named = relation.get("data") if isinstance(relation, dict) else None
        several = named if isinstance(named, list) else [named]
        found = [_name(each) for each in several]
        if not found or any(each not in held for each in found):
            kept[name] = relation
            continue
        used.update(found)
        parts[name] = [_inner(held[each]) for each in found]
    rest = {"relationships": kept} if kept else {}
    plain = {key: item for key, item in record.items() if key != "relationships"}
    return {**plain, **rest, **parts}


def _inner(resource: dict[str, object]) -> dict[str, object]:
    attributes = resource.get("attributes")
    told = attributes if isinstance(attributes, dict) else {}
    others = {key: item for key, item in resource.items() if key not in {"type", "attributes"}}
    return {**others, **told}
