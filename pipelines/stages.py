"""The program's table of contents: the stages in order, what each reads, writes and calls.

A stage is a function from tables and incident facts to tables (or, at the end, files). It looks
at no clock, file or environment, so the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines.joins import link
from pipelines.joins.key_discovery import KeyJudgment, discovered
from pipelines.law import decisions, obligations, rulepack
from pipelines.law.decided import COUNTED, DECISIONS, OBLIGATIONS
from pipelines.law.facts import FACTS
from pipelines.model import (
    COLUMNS,
    IDENTITIES,
    INDIVIDUALS,
    KEYS,
    LINKS,
    PIECES,
    RECORDS,
    SOURCES,
)
from pipelines.outputs import count, places, render
from pipelines.resolution import identities, logins, resolve
from pipelines.shelves import room_for

if TYPE_CHECKING:
    from pipelines.law.incident import Incident
    from pipelines.outputs.documents import Approval
    from pipelines.resolution.judgments import Judgment

Tables = Mapping[str, pl.LazyFrame]
"""Name of a table in `SCHEMAS` -> its content."""

Made = Mapping[str, pl.DataFrame | pl.LazyFrame | bytes]
"""What a stage made: a frame per table, or the content of each output file by relative name. What
a lazy frame reads may lie in the folder that the stage was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What people typed in: facts of the incident, approved texts, judgments on keys and people."""

    incident: Incident
    approvals: tuple[Approval, ...] = ()
    keys: tuple[KeyJudgment, ...] = ()
    people: tuple[Judgment, ...] = ()


SCHEMAS: dict[str, pl.Schema] = {
    "sources": SOURCES,
    "pieces": PIECES,
    "columns": COLUMNS,
    "records": RECORDS,
    "links": LINKS,
    "keys": KEYS,
    "individuals": INDIVIDUALS,
    "identities": IDENTITIES,
    "decisions": DECISIONS,
    "counts": COUNTED,
    "obligations": OBLIGATIONS,
}
"""Every stored table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a run.

    reads, writes: names of tables; a stage that writes none makes the output files.
    facts: dotted keys of the incident facts it looks at; a change of another fact leaves what it
        made valid.
    make: the step itself; None for the stages that read evidence, which `scanner/run.py` does. It
        is given a folder for what does not fit in memory, which is gone once the tables are stored.
    approved: whether it looks at what people approved.
    keys: whether it looks at what people said of join keys; people: of who is one person.
    remembers: those of the tables it writes that it reads as its last run left them, without rows
        where they are not there; what they say of the same evidence changes nothing.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    facts: tuple[str, ...] = ()
    make: Callable[[Tables, Typed, Path], Made] | None = None
    approved: bool = False
    keys: bool = False
    people: bool = False
    remembers: tuple[str, ...] = ()


_BREACH_DATES = (
    "breach.to",
    "breach.date",
    "breach.from",
    "breach.estimated_date",
    "breach.suspected",
    "breach.discovered",
)


def _links(tables: Tables, typed: Typed, aside: Path) -> Made:
    records = tables["records"]
    room = room_for(records, aside)
    found = discovered(records, tables["sources"].collect(), typed.keys, room)
    return {"links": link.links(records, found), "keys": found.table}


def _individuals(tables: Tables, typed: Typed, _aside: Path) -> Made:
    known = (typed.incident.fact(key) for key in _BREACH_DATES)
    breach_date = next((str(date) for date in known if date is not None), None)
    sources, links = tables["sources"].collect(), tables["links"].collect()
    before, records = tables["identities"].collect(), tables["records"]
    made = resolve.individuals(records, links, sources, breach_date, typed.people, before)
    called = identities.remembered(made, identities.contents(records, sources), before)
    return {"individuals": made, "identities": called}


def _decisions(tables: Tables, typed: Typed, _aside: Path) -> Made:
    individuals, packs = tables["individuals"].collect(), rulepack.packs()
    incident = typed.incident
    made = decisions.decisions(individuals, incident, packs)
    counts = obligations.counted(individuals, made, incident, packs)
    owed = obligations.obligations(counts, incident, packs)
    return {"decisions": made, "counts": counts, "obligations": owed}


def gathered(tables: Tables, typed: Typed) -> render.Outputs:
    """Collect all that the outputs are made of from the tables that this stage reads."""
    individuals = tables["individuals"].collect()
    return render.Outputs(
        individuals=individuals,
        decisions=tables["decisions"].collect(),
        counts=tables["counts"].collect(),
        obligations=tables["obligations"].collect(),
        sources=tables["sources"].collect(),
        pieces=tables["pieces"].collect(),
        unattributed=count.unattributed(tables["records"], individuals),
        nameless=count.nameless(tables["records"], individuals),
        machines=logins.machine_accounts(tables["records"]),
        found=places.found(tables["records"], individuals),
        incident=typed.incident,
        approvals=typed.approvals,
    )


def _outputs(tables: Tables, typed: Typed, _aside: Path) -> Made:
    return render.outputs(gathered(tables, typed))


STAGES: tuple[Stage, ...] = (
    Stage(name="sources", reads=(), writes=("sources", "pieces", "columns")),
    Stage(name="records", reads=("sources", "columns"), writes=("records",)),
    Stage(
        name="links",
        reads=("records", "sources"),
        writes=("links", "keys"),
        make=_links,
        keys=True,
    ),
    Stage(
        name="individuals",
        reads=("records", "links", "sources"),
        writes=("individuals", "identities"),
        facts=_BREACH_DATES,
        make=_individuals,
        people=True,
        remembers=("identities",),
    ),
    Stage(
        name="decisions",
        reads=("individuals",),
        writes=("decisions", "counts", "obligations"),
        facts=tuple(FACTS),
        make=_decisions,
    ),
    Stage(
        name="outputs",
        reads=("individuals", "decisions", "counts", "obligations", "records", "sources", "pieces"),
        writes=(),
        facts=tuple(FACTS),
        make=_outputs,
        approved=True,
    ),
)
