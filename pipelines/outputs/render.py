"""Every output file of a case, as bytes: the same tables and facts give the same bytes.

Jinja2 is known here only. Pages are self-contained, hold no script and forbid themselves to load
anything.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

from pipelines.law import rulepack
from pipelines.outputs import (
    document_facts,
    documents,
    languages,
    letters,
    listings,
    marks,
    notify,
    pages,
    spreadsheet,
    summary_word,
    summary_words,
)
from pipelines.outputs.pages import Page
from pipelines.outputs.summarize import Tables, summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from pipelines.law.facts import Incident
    from pipelines.outputs.documents import Approval
    from pipelines.outputs.languages import Language
    from pipelines.outputs.summary import Summary

TYPES_SHOWN = 12
"""Media types of unread sources that the page lists; `summary.json` has all."""

_TEMPLATES = ("notice.html", "notice.txt", "summary.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs(Tables):
    """What the outputs are made of: the tables, the facts of the incident, what was approved."""

    incident: Incident
    approvals: tuple[Approval, ...] = ()


def outputs(of: Outputs) -> dict[str, bytes]:
    """Make all output files: relative name -> content.

    summary.html, .docx, .json: for counsel, without personal information. notices/notice-A.html
    and .docx: a letter per variant. documents/<id>.html and .docx: whatever else the case needs;
    documents.json: the list of them, what each needs approved and by whom it was. sources.csv: all
    that came in; exceptions.csv: all that was not read. The mailing list is none of them: it is
    written when somebody asks for it (`notify.mailing_lists`).
    """
    people = notify.recipients(of.individuals, of.decisions)
    made = summarize(of, people, of.incident, rulepack.packs())
    environment = _environment()
    files = {
        "summary.html": _summary_page(environment, made),
        "summary.docx": summary_word.document(made),
        "summary.json": json.dumps(asdict(made), indent=2, ensure_ascii=False).encode() + b"\n",
        "sources.csv": spreadsheet.csv(listings.sources(of.sources, of.individuals)),
        "exceptions.csv": spreadsheet.csv(listings.exceptions(of.sources)),
    }
    texts = [*_notices(environment, of, people), *_documents(environment, of, made)]
    for page in texts:
        files |= pages.drawn(page, environment.get_template("notice.html"), of.approvals)
    files["documents.json"] = pages.index(texts, of.approvals)
    return dict(sorted(files.items()))


def notices(of: Outputs, people: pl.DataFrame) -> list[Page]:
    """The letters alone, a text per variant and delivery. people: from `notify.recipients`."""
    return list(_notices(_environment(), of, people))


def _environment() -> Environment:
    folder = resources.files("templates")
    names = [*_TEMPLATES, *(f"documents/{item.id}.txt" for item in documents.documents())]
    texts = {name: folder.joinpath(name).read_text(encoding="utf-8") for name in names}
    environment = Environment(
        loader=DictLoader(texts),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        optimized=False,  # each template is filled once
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"blank": marks.blank, "merge": marks.merge}
    environment.filters |= summary_words.FILTERS
    environment.filters["size"] = _size
    environment.filters["share"] = _share
    return environment


def _summary_page(environment: Environment, made: Summary) -> bytes:
    page = environment.get_template("summary.html").render(
        summary=made,
        totals=made.totals,
        covered=made.coverage,
        unopened_shown=TYPES_SHOWN,
        **summary_words.context(made),
    )
    return page.encode()


def _size(number: float) -> str:
    """Bytes as a person says them: "12.4 MB"."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:,.1f} TB"


def _share(part: int, whole: int) -> str:
    """A share in percent that says neither "all" nor "nothing" unless it is."""
    share = 100 * part / whole
    if 0 < share < 0.1:
        return "under 0.1%"
    return "over 99.9%" if 99.9 < share < 100 else f"{share:.1f}%".replace(".0%", "%")


def _notices(environment: Environment, of: Outputs, people: pl.DataFrame) -> Iterator[Page]:
    """A letter per variant, delivery (electronic where counsel found it lawful) and language."""
    electronic = of.incident.notice.electronic_consistent is True
    for variant in notify.variants(people):
        for delivery in ("written", "electronic") if electronic else ("written",):
            for language in _spoken(of.incident):
                told = letters.context(variant, of.incident, language) | {"delivery": delivery}
                name = documents.variant_id(variant)
                yield _in_language(
                    Page(
                        id=name + ("" if delivery == "written" else f"-{delivery}"),
                        folder="notices",
                        title=language.whole_title,
                        text=environment.get_template("notice.txt").render(told),
                        roles=documents.NOTICE_ROLES,
                        mark=f"variant {variant.id}, {delivery}",
                    ),
                    language,
                    of.incident,
                )


def _documents(environment: Environment, of: Outputs, made: Summary) -> Iterator[Page]:
    told = document_facts.context(of, made, of.incident, rulepack.packs(), of.approvals)
    for document in documents.documents():
        if not documents.is_needed(document, of.obligations, of.incident):
            continue
        template = environment.get_template(f"documents/{document.id}.txt")
        for language in _spoken(of.incident) if document.translated else [languages.english()]:
            page = Page(
                id=document.id,
                folder="documents",
                title=language.whole_title if document.translated else document.title,
                text=template.render(told | letters.words(of.incident, language)),
                roles=document.approvals,
                mark=document.mark,
            )
            yield _in_language(page, language, of.incident) if document.translated else page


def _spoken(incident: Incident) -> tuple[Language, ...]:
    return (languages.english(), *languages.beside_english(incident.notice.languages))


def _in_language(page: Page, language: Language, incident: Incident) -> Page:
    """The page with what its language asks for: id, tag, approvals, where else it is needed."""
    asked = incident.notice.languages or ()
    if language.id == "en":
        return replace(page, languages=asked, unwritten=languages.unwritten(asked))
    mark = ". ".join(filter(None, [page.mark, f"{language.name}: goes with the English notice"]))
    return replace(
        page,
        id=f"{page.id}-{language.id}",
        roles=documents.roles_in(page.roles, language),
        mark=mark,
        tag=language.tag,
    )
