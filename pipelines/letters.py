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
    from collections.abc import Mapping

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

_OFFERED = frozenset(
    {"ssn", "drivers_license", "state_id", "tax_id", "passport", "military_id"}
    | {"other_government_id"}
)
_OPEN, _CLOSE = "\u27e6", "\u27e7"
_FIELD = re.compile("\u00ab([a-z_]+)\u00bb|\u27e6([^\u27e7]*)\u27e7")
_KINDS = {"# ": "heading", "- ": "item", "> ": "line", "| ": "row"}
_WRITTEN = resources.files("templates").joinpath("bureaus.toml").read_text("utf-8")
BUREAUS: tuple[Mapping[str, str], ...] = tuple(tomllib.loads(_WRITTEN)["bureau"])
"""The credit reporting agencies: name, phone, address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph: plain `text`, a `blank` to fill in, or a mail-merge `field`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph.

    kind: `heading`, `item`, `line` (kept close to the one above), `text`, or `row` of a table,
    which has `cells` instead of `runs`; the first row of a table names its columns.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[Run, ...], ...] = ()


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
        if kind == "row":
            cells = tuple(_runs(cell.strip()) for cell in line.strip("|").split("|"))
            found.append(Paragraph(kind=kind, cells=cells))
        else:
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
        "notice_date": day(incident.notice.date),
        "description": prose(event.description),
        "when": when(incident.breach),
        "discovered": day(incident.breach.discovered),
        "delayed": delayed(incident),
        "login_only": variant.login_only,
        "codes": variant.elements,
        "elements": [letter(code) for code in variant.elements],
        "actions": prose(event.actions),
        "features": prose(event.security_features),
        "protection": prose(incident.notice.protection),
        "advice": [prose(text) for text in incident.notice.advice or ()],
        "bureaus": variant.bureaus,
        "offer": _offer(variant, incident),
        "bureau_list": BUREAUS,
        "department": prose(department.name),
        "phone": prose(department.phone),
        "address": prose(department.address),
        "email": prose(department.email),
        "website": prose(department.website),
        "signed_by": prose(department.signed_by),
    }


def _offer(variant: Variant, incident: Incident) -> bool:
    """Whether the letter offers services against identity theft: Civ. Code 1798.82(d)(2)(G)."""
    entity = incident.entity
    bound = entity.kind == "business" and entity.source_of_breach is True
    return bound and not _OFFERED.isdisjoint(variant.elements)


def delayed(incident: Incident) -> bool | None:
    """Whether law enforcement delayed the notice; None where nobody said so."""
    law = incident.law_enforcement
    if law.impedes is None and law.investigating is False:
        return False
    return law.impedes


def when(breach: Breach) -> str | None:
    """When the breach happened, as a sentence; None where nothing is known."""
    if breach.date:
        return f"This happened on {day(breach.date)}."
    if breach.from_ and breach.to:
        return f"This happened between {day(breach.from_)} and {day(breach.to)}."
    if breach.estimated_date:
        return f"We estimate that this happened on or about {day(breach.estimated_date)}."
    return None


def day(date: dt.date | None) -> str | None:
    """A date as letters write it: March 4, 2026."""
    return f"{date:%B} {date.day}, {date.year}" if date else None


def prose(text: str | None) -> str | None:
    """Keep what people typed from being read as a mark of the template."""
    if text is None:
        return None
    plain = re.sub("[\u27e6\u27e7\u00ab\u00bb]", "", text)
    return "\n".join(re.sub(r"^\s*[#>|]+\s*", "", line) for line in plain.splitlines())
