"""What the summary's page and its DOCX say in the same words: labels, shares, kinds of file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.elements import ELEMENTS, label
from pipelines.outputs import charts, count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.outputs.summary import Summary

HOMES_SHOWN = 16
"""States that are drawn as bars; the rest stand in a line."""

SHORT = {
    "notify_individuals": "residents",
    "attorney_general": "state officer",
    "reporting_agencies": "reporting agencies",
    "substitute_notice": "substitute notice",
    "credit_monitoring": "credit monitoring",
}
"""Obligation of a state's pack -> one word or two for a line that speaks of many states."""

OUTCOMES = {"notify": "Notify", "review": "Open", "do_not_notify": "Do not notify"}
"""Outcome of a decision -> as the summary says it."""

_KINDS = {
    "fhir": "FHIR resources",
    "cda+xml": "clinical document",
    "spreadsheetml": "workbook",
    "ms-excel": "workbook",
    "opendocument.spreadsheet": "workbook",
    "wordprocessingml": "Word document",
    "msword": "Word document",
    "presentationml": "presentation",
    "mbox": "mailbox",
    "rfc822": "mail message",
    "sqlite": "SQLite database",
    "parquet": "Parquet table",
    "ndjson": "JSON lines",
    "jsonl": "JSON lines",
    "json": "JSON",
    "pdf": "PDF",
    "csv": "delimited table",
    "tab-separated": "delimited table",
    "html": "web page",
    "plain": "text",
    "image/": "picture",
    "dicom": "DICOM picture",
    "hl7": "HL7 messages",
    "edi-x12": "X12 transactions",
    "ssa-efw2": "wage report",
    "outlook-pst": "Outlook mailbox",
    "outlook": "Outlook message",
    "emlx": "mail message",
    "msaccess": "Access database",
    "dbf": "dBASE table",
    "x-sql": "SQL dump",
    "account-dump": "list of accounts",
    "ldif": "directory export",
    "keepass": "password store",
    "firefox-logins": "password store",
    "vcard": "contact cards",
    "calendar": "calendar",
    "rtf": "rich text",
    "iwork": "Apple document",
    "yaml": "YAML",
    "nist-itl": "biometric file",
    "19794": "biometric file",
    "genotype": "genotype file",
    "xml": "XML",
}
"""Piece of a media type -> what people call it; the first piece that fits."""


def context(made: Summary) -> dict[str, object]:
    """What the page is told beside the summary itself."""
    totals = made.totals
    codes = {code for key in totals.combinations for code in key.split()}
    codes |= {code for letter in made.letters for code in letter.elements}
    codes |= set(made.unattributed or ())
    names = {code: label(code) for code in (*ELEMENTS, *totals.elements, *sorted(codes))}
    return {
        "labels": names,
        "short": SHORT,
        "outcome_words": OUTCOMES,
        "law_facts": [item.fact for item in made.open_facts if item.fact.startswith("law: ")],
        "cited": {rule.id: rule.citation for rule in made.rules},
        "homes": [item for item in totals.residency.items() if item[0] != count.UNKNOWN],
        "homes_shown": HOMES_SHOWN,
        "chart": charts.combinations(totals.combinations, names),
        "combinations_left": max(0, len(totals.combinations) - charts.COLUMNS),
    }


def kind(media_type: str | None) -> str:
    """A media type as people say it; as it stands where there is no word for it."""
    told = media_type or "of unknown type"
    return next((word for piece, word in _KINDS.items() if piece in told), told)


def percent(share: float) -> str:
    """A share of 0 to 1 in percent, without a fraction where it is whole."""
    return f"{100 * share:.1f}".removesuffix(".0") + "%"


def question_of_law(fact: str) -> str:
    """A fact "law: us/ny asks for …" as a question about that law."""
    return re.sub(r"^law: \S+ ", "whether it ", fact)


FILTERS: Mapping[str, object] = {
    "number": lambda value: f"{value:,}",
    "kind": kind,
    "percent": percent,
    "question_of_law": question_of_law,
}
"""Name of a filter of the page -> what it does."""
