"""The program's table of contents: the stages in order, what each reads, writes and calls.

A stage is a function from tables and incident facts to tables (or, at the end, files). It looks
at no clock, file or environment, so the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines import count, decisions, link, obligations, places, render, resolve, rulepack
from pipelines.facts import FACTS
from pipelines.model import DECISIONS, INDIVIDUALS, LINKS, OBLIGATIONS, PIECES, RECORDS, SOURCES

if TYPE_CHECKING:
    from pipelines.documents import Approval
    from pipelines.incident import Incident

Tables = Mapping[str, pl.LazyFrame]
"""Name of a table in `SCHEMAS` -> its content."""

Made = Mapping[str, pl.DataFrame | bytes]
"""What a stage made: a frame per table, or the content of each output file by relative name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What people typed in: the facts of the incident, and which texts they approved."""

    incident: Incident
    approvals: tuple[Approval, ...] = ()


SCHEMAS: dict[str, pl.Schema] = {
    "sources": SOURCES,
    "pieces": PIECES,
    "records": RECORDS,
    "links": LINKS,
    "individuals": INDIVIDUALS,
    "decisions": DECISIONS,
    "obligations": OBLIGATIONS,
}
"""Every stored table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a run.

    reads, writes: names of tables; a stage that writes none makes the output files.
    facts: dotted keys of the incident facts it looks at; a change of another fact leaves what it
        made valid.
    make: the step itself; None for the stages that read evidence, which `scanner/run.py` does.
    approved: whether it looks at what people approved.
    """

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    facts: tuple[str, ...] = ()
    make: Callable[[Tables, Typed], Made] | None = None
    approved: bool = False


_BREACH_DATES = (
    "breach.to",
    "breach.date",
    "breach.from",
    "breach.estimated_date",
    "breach.suspected",
    "breach.discovered",
)


def _links(tables: Tables, _typed: Typed) -> Made:
    return {"links": link.links(tables["records"])}


def _individuals(tables: Tables, typed: Typed) -> Made:
    known = (typed.incident.fact(key) for key in _BREACH_DATES)
    breach_date = next((str(date) for date in known if date is not None), None)
    sources, links = tables["sources"].collect(), tables["links"].collect()
    return {"individuals": resolve.individuals(tables["records"], links, sources, breach_date)}


def _decisions(tables: Tables, typed: Typed) -> Made:
    individuals, packs = tables["individuals"].collect(), rulepack.packs()
    incident = typed.incident
    made = decisions.decisions(individuals, incident, packs)
    owed = obligations.obligations(individuals, made, incident, packs)
    return {"decisions": made, "obligations": owed}


def gathered(tables: Tables, typed: Typed) -> render.Outputs:
    """Collect all that the outputs are made of from the tables that this stage reads."""
    individuals = tables["individuals"].collect()
    return render.Outputs(
        individuals=individuals,
        decisions=tables["decisions"].collect(),
        obligations=tables["obligations"].collect(),
        sources=tables["sources"].collect(),
        pieces=tables["pieces"].collect(),
        unattributed=count.unattributed(tables["records"], individuals),
        found=places.found(tables["records"], individuals),
        incident=typed.incident,
        approvals=typed.approvals,
    )


def _outputs(tables: Tables, typed: Typed) -> Made:
    return render.outputs(gathered(tables, typed))


STAGES: tuple[Stage, ...] = (
    Stage(name="sources", reads=(), writes=("sources", "pieces")),
    Stage(name="records", reads=("sources",), writes=("records",)),
    Stage(name="links", reads=("records",), writes=("links",), make=_links),
    Stage(
        name="individuals",
        reads=("records", "links", "sources"),
        writes=("individuals",),
        facts=_BREACH_DATES,
        make=_individuals,
    ),
    Stage(
        name="decisions",
        reads=("individuals",),
        writes=("decisions", "obligations"),
        facts=tuple(FACTS),
        make=_decisions,
    ),
    Stage(
        name="outputs",
        reads=("individuals", "decisions", "obligations", "records", "sources", "pieces"),
        writes=(),
        facts=tuple(FACTS),
        make=_outputs,
        approved=True,
    ),
)
