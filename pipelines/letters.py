"""A Notice of Data Breach: what the incident says for it, and its text as paragraphs.

The wording lives in `templates/notice.txt`; `render.py` fills it, and this module takes the text
apart once, so that the HTML page and the DOCX letter say the same.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from detectors.elements import letter

if TYPE_CHECKING:
    import datetime as dt

    from pipelines.facts import Breach, Incident
    from pipelines.notify import Variant

TITLE = "Notice of Data Breach"
"""The title that the law prescribes."""

HEADINGS = (
    "What Happened",
    "What Information Was Involved",
    "What We Are Doing",
    "What You Can Do",
    "For More Information",
)
"""The headings that the law prescribes, in order."""

_OPEN, _CLOSE = "\u27e6", "\u27e7"
_FIELD = re.compile("\u00ab([a-z_]+)\u00bb|\u27e6([^\u27e7]*)\u27e7")
_KINDS = {"# ": "heading", "- ": "item", "> ": "line"}
_BUREAUS = tomllib.loads(resources.files("templates").joinpath("bureaus.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph: plain `text`, a `blank` to fill in, or a mail-merge `field`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; kind is `heading`, `item`, `line` (kept close to the one above) or `text`."""

    kind: str
    runs: tuple[Run, ...]


def blank(what: str) -> str:
    """Mark something that a person must fill in before the letter is sent."""
    return f"{_OPEN}{what}{_CLOSE}"


def merge(field: str) -> str:
    """Mark a column of the mailing list that mail merge puts here."""
    return f"\u00ab{field}\u00bb"


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Take the filled text of a notice apart; empty lines only separate."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind = _KINDS.get(line[:2], "text")
        found.append(Paragraph(kind=kind, runs=_runs(line[2:] if kind != "text" else line)))
    return tuple(found)


def _runs(text: str) -> tuple[Run, ...]:
    runs, end = [], 0
    for match in _FIELD.finditer(text):
        runs.append(Run(kind="text", text=text[end : match.start()]))
        kind = "field" if match.group(1) else "blank"
        runs.append(Run(kind=kind, text=match.group(1) or match.group(2)))
        end = match.end()
    runs.append(Run(kind="text", text=text[end:]))
    return tuple(run for run in runs if run.text)


def context(variant: Variant, incident: Incident) -> dict[str, object]:
    """Gather what `templates/notice.txt` asks for; None where a fact is not known."""
    department, event = incident.department, incident.incident
    return {
        "notice_date": _day(incident.notice.date),
        "description": _prose(event.description),
        "when": _when(incident.breach),
        "discovered": _day(incident.breach.discovered),
        "delayed": _delayed(incident),
        "login_only": variant.login_only,
        "codes": variant.elements,
        "elements": [letter(code) for code in variant.elements],
        "actions": _prose(event.actions),
        "features": _prose(event.security_features),
        "protection": _prose(incident.notice.protection),
        "bureaus": variant.bureaus,
        "bureau_list": _BUREAUS["bureau"],
        "department": _prose(department.name),
        "phone": _prose(department.phone),
        "address": _prose(department.address),
        "email": _prose(department.email),
        "website": _prose(department.website),
        "signed_by": _prose(department.signed_by),
    }


def is_draft(incident: Incident) -> bool:
    """Whether the letter still lacks County Counsel's approval or the privacy officer's review."""
    approvals = incident.approvals
    return not (approvals.county_counsel and approvals.privacy_officer)


def _delayed(incident: Incident) -> bool | None:
    law = incident.law_enforcement
    if law.impedes is None and law.investigating is False:
        return False
    return law.impedes


def _when(breach: Breach) -> str | None:
    if breach.date:
        return f"This happened on {_day(breach.date)}."
    if breach.from_ and breach.to:
        return f"This happened between {_day(breach.from_)} and {_day(breach.to)}."
    if breach.estimated_date:
        return f"We estimate that this happened on or about {_day(breach.estimated_date)}."
    return None


def _day(day: dt.date | None) -> str | None:
    return f"{day:%B} {day.day}, {day.year}" if day else None


def _prose(text: str | None) -> str | None:
    """Keep what people typed from being read as a mark of the template."""
    if text is None:
        return None
    plain = re.sub("[\u27e6\u27e7\u00ab\u00bb]", "", text)
    return "\n".join(re.sub(r"^\s*[#>]+\s*", "", line) for line in plain.splitlines())
