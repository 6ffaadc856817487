"""Every output file of a case, as bytes: the same tables and facts give the same bytes.

Jinja2 is known here only. Pages are self-contained, hold no script and forbid themselves to load
anything.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib import resources
from typing import TYPE_CHECKING

import polars as pl
from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

from detectors.elements import ELEMENTS, label
from pipelines import charts, decide, letters, notify, spreadsheet, word
from pipelines.blocks import EXCEPTIONS
from pipelines.summarize import Tables, summarize

if TYPE_CHECKING:
    from pipelines.facts import Incident
    from pipelines.notify import Variant
    from pipelines.summary import Summary

_TEMPLATES = ("notice.html", "notice.txt", "summary.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs(Tables):
    """What the outputs are made of: the tables and the facts of the incident."""

    incident: Incident


def outputs(of: Outputs) -> dict[str, bytes]:
    """Make all output files: relative name -> content.

    summary.html, summary.json: for counsel, without personal information. mailing-list.csv: one
    row per person owed a notice or under review; mailing-list-no-address.csv: those of them that
    cannot be reached by post. notices/notice-A.html and .docx: a letter per variant. sources.csv:
    all that came in; exceptions.csv: all that was not read.
    """
    people = notify.recipients(of.individuals, of.decisions)
    made = summarize(of, people, of.incident, decide.packs())
    provided = of.incident.data.email_accounts_provided
    unreached = people.filter(notify.usable_address().not_())
    environment = _environment()
    files = {
        "summary.html": _summary_page(environment, made),
        "summary.json": json.dumps(asdict(made), indent=2, ensure_ascii=False).encode() + b"\n",
        "mailing-list.csv": spreadsheet.csv(notify.mailing_list(people, provided)),
        "mailing-list-no-address.csv": spreadsheet.csv(notify.mailing_list(unreached, provided)),
        "sources.csv": spreadsheet.csv(_sources(of)),
        "exceptions.csv": spreadsheet.csv(_exceptions(of.sources)),
    }
    for variant in notify.variants(people):
        files |= _notice(environment, variant, of.incident)
    return dict(sorted(files.items()))


def _environment() -> Environment:
    folder = resources.files("templates")
    texts = {name: folder.joinpath(name).read_text(encoding="utf-8") for name in _TEMPLATES}
    environment = Environment(
        loader=DictLoader(texts),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"blank": letters.blank, "merge": letters.merge}
    environment.filters["number"] = lambda value: f"{value:,}"
    return environment


def _summary_page(environment: Environment, made: Summary) -> bytes:
    totals = made.totals
    names = {code: label(code) for key in totals.combinations for code in key.split()}
    page = environment.get_template("summary.html").render(
        summary=made,
        totals=totals,
        labels=names | {code: label(code) for code in (*ELEMENTS, *totals.elements)},
        chart=charts.combinations(totals.combinations, names),
        combinations_left=max(0, len(totals.combinations) - charts.COLUMNS),
    )
    return page.encode()


def _notice(environment: Environment, variant: Variant, incident: Incident) -> dict[str, bytes]:
    text = environment.get_template("notice.txt").render(letters.context(variant, incident))
    paragraphs = letters.paragraphs(text)
    draft = letters.is_draft(incident)
    page = environment.get_template("notice.html").render(
        title=letters.TITLE,
        variant=variant,
        paragraphs=paragraphs,
        draft=draft,
        languages=incident.notice.languages or (),
    )
    name = f"notices/notice-{variant.id}"
    return {f"{name}.html": page.encode(), f"{name}.docx": word.letter(paragraphs, draft)}


def _sources(of: Outputs) -> pl.DataFrame:
    people = (
        of.individuals.filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", pl.col("sources").list.eval(pl.element().struct["path"]))
        .explode("sources")
        .group_by(pl.col("sources").alias("path"))
        .agg(pl.col("individual_id").n_unique().alias("people"))
    )
    return (
        of.sources.join(people, on="path", how="left")
        .with_columns(pl.col("people").fill_null(0))
        .drop("modified")
        .sort("path", "id")
    )


def _exceptions(sources: pl.DataFrame) -> pl.DataFrame:
    """One row per part that was not read; a source without listed parts has one row of its own."""
    meaning = pl.col("code").replace_strict(EXCEPTIONS, default=None)
    place = pl.col("places").list.eval(pl.element().str.split_exact(" at ", 1))
    return (
        sources.filter(pl.col("status") != "read")
        .select("id", "path", "media_type", "status", "code", place)
        .explode("places", empty_as_null=True)
        .with_columns(
            pl.coalesce(pl.col("places").struct["field_0"], "code").alias("code"),
            pl.col("places").struct["field_1"].alias("place"),
        )
        .drop("places")
        .with_columns(meaning.alias("meaning"))
        .sort("path", "id", "place")
    )
