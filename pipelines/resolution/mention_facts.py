"""What may contradict, gathered for each group of mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.resolution.clusters import Mention

if TYPE_CHECKING:
    import polars as pl

    from pipelines.resolution.people import People


def mentions(known: People, person: pl.DataFrame, apart: pl.DataFrame) -> dict[int, Mention]:
    """Person -> all that its mentions say, and what people said of them.

    person: node, person; other nodes are left out. apart: as `judgments.sides`.
    """
    found: dict[int, Mention] = {}
    nodes = known.nodes.join(person, on="node").sort("node")
    columns = ["person", "given", "middle", "family", "suffix", "birth", "state", "row"]
    for group, given, middle, family, suffix, birth, state, row in nodes.select(
        columns
    ).iter_rows():
        one = Mention(
            rows={row: {(given or "", family or "", suffix or "")}} if row is not None else {},
            names={(given or "", middle or "", family or "")},
            birth={birth} if birth else set(),
            suffix={suffix} if suffix else set(),
            middle={middle[0]} if middle else set(),
            states={state} if state else set(),
        )
        if group in found:
            found[group].absorb(one)
        else:
            found[group] = one
    facts = known.facts.join(person, on="node").select("person", "kind", "value")
    for group, kind, value in facts.iter_rows():
        if kind == "ssn":
            found[group].ssn.add(value)
        elif kind == "street":
            found[group].streets.add(value)
    keys = known.keys.join(person, on="node").select("person", "place", "value")
    for group, place, value in keys.iter_rows():
        found[group].keys.setdefault(place, set()).add(value)
    for group, said, side in (
        apart.join(person, on="node").select("person", "said", "side").iter_rows()
    ):
        # Two sides of a judgment contradict as two people named in one row do.
        found[group].rows.setdefault(-1 - said, set()).add((side, "", ""))
    return found
