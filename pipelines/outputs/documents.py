"""The documents of a case beside the notice: which are needed, and whether they are approved.

`templates/documents.toml` lists them, `templates/documents/<id>.txt` holds the texts, which
`document_facts.py` has the contents of. A document is a draft until every role it needs has
approved this very text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.law.facts import Incident
    from pipelines.outputs.languages import Language
    from pipelines.outputs.notify import Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document beside the notice.

    needs: "rule obligation" pairs of which one must be due or open ("* obligation" for any rule);
    empty needs nothing. fact: a fact that must be stated as true, "" for none. approvals: the
    roles that must have approved it. mark: what the head of every page says. translated: also
    written in the other languages of the case.
    """

    id: str
    title: str
    needs: tuple[str, ...]
    approvals: tuple[str, ...]
    mark: str
    fact: str = ""
    translated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Somebody approved a text.

    document: its id, "notice-A" for a letter. role: one of `ROLES`. by: the name typed in.
    at: UTC time in ISO form. text: hash of the text that was approved; another text is a draft.
    """

    document: str
    role: str
    by: str
    at: str
    text: str


ROLES = ("department", "county_counsel", "privacy_officer", "substitute_notice", "translator")
"""Who approves: the department, County Counsel, the Chief Privacy Officer or designee, County
Counsel once more for the use of substitute notice, and a qualified translator."""

NOTICE_ROLES = ("county_counsel", "privacy_officer")
"""Whose approval every Notice of Data Breach needs: county policy, "using the template"."""


def documents() -> list[Document]:
    """Every document there is, in the order of the list."""
    text = resources.files("templates").joinpath("documents.toml").read_text("utf-8")
    return [
        Document(
            id=name,
            title=entry["title"],
            needs=tuple(entry["needs"]),
            approvals=tuple(entry["approvals"]) or ("department",),
            mark=entry["mark"],
            fact=entry.get("fact", ""),
            translated=entry.get("translated", False),
        )
        for name, entry in tomllib.loads(text).items()
    ]


def is_needed(document: Document, obligations: pl.DataFrame, incident: Incident) -> bool:
    """Whether the case needs the document. obligations: OBLIGATIONS."""
    if document.fact and incident.fact(document.fact) is not True:
        return False
    open_ = obligations.filter(pl.col("outcome") != "not_due")
    asked = {f"{rule} {name}" for rule, name in open_.select("rule", "obligation").iter_rows()}
    asked |= {f"* {name}" for name in open_.get_column("obligation")}
    return not document.needs or not asked.isdisjoint(document.needs)


def is_draft(document: str, roles: Sequence[str], text: str, approvals: Sequence[Approval]) -> bool:
    """Whether a role is missing that must have approved this text (its hash)."""
    given = {item.role for item in approvals if (item.document, item.text) == (document, text)}
    return not given.issuperset(roles)


def variant_id(variant: Variant) -> str:
    """The id under which a letter is approved: `notice-A`."""
    return f"notice-{variant.id}"


def roles_in(roles: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Whose approval a text needs in a language: a translator's too, where none has read it."""
    return roles if language.reviewed else (*roles, "translator")
