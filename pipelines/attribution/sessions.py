"""Lines of logs that belong together by what they call alike: `session=7c1e`, `req_id: 88210`.

A program names whom it serves once, and writes what it learns of them in later lines, between
those of others. So the number of the session says whose a value is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.attribution.nearby import AFFECTED, Owner
from pipelines.plain.pair_lines import SESSION

if TYPE_CHECKING:
    from detectors.texts.text import Finding
    from pipelines.attribution.nearby import Nearby
    from pipelines.attribution.units import Document

_KEY = re.compile(
    rf"(?<![\w-])(?P<key>{SESSION}(?:[ ]?[=:#]{{1,2}}[ ]?[\"']?|[ ](?=[\w-]{{4,40}}\]))"
    r"[\w-]*[0-9][\w-]*)"
)
_FEWEST = 2
_ENTRY = re.compile(
    r"[ \t>\[]*(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]|[A-Z][a-z]{2}[ ]+[0-9]{1,2}[ ]|"
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}[ ])?\[?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b"
)
"""How an entry of a log begins."""


def is_entry(doc: Document, place: int) -> bool:
    """Whether the line of a place is an entry of a log: a time stands before what it tells."""
    return _ENTRY.match(doc.flat, doc.line(place)[0]) is not None


def is_logged_login(doc: Document, finding: Finding) -> bool:
    """Whether a login stands in an entry of a log: those around it may be of other people."""
    return finding.detects in ("email", "user_name") and is_entry(doc, finding.start)


def of_session(near: Nearby, finding: Finding) -> Owner | None:
    """Return whom alone other lines of the same session name, for a line that names nobody.

    None where the line has no such key, no other line has it, or those name several people.
    """
    flat, line = near.doc.flat, near.doc.line(finding.start)
    key = _KEY.search(flat, *line)
    if key is None or near.within(*line):
        return None
    again = re.compile(rf"(?i)(?<![\w-]){re.escape(key['key'])}(?![\w-])")
    lines = {near.doc.line(match.start()) for match in again.finditer(flat)}
    told = {
        m.person
        for other in lines
        for m in near.within(*other)
        if near.people[m.person].role_or_subject() in AFFECTED
    }
    if len(lines) < _FEWEST or len(told) != 1:
        return None
    return Owner(told.pop(), 0.85, "the same session of the log")
