"""Numbers in lists of people whose kind the heading says once: "Passports for Lisbon:".

A line of such a list is a name, a sign and a number, or the number before the name; what number
it is stands above, in the title or in the words of the document. One line alone is no list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[^\W\d_](?:[^\W\d_]|['’-]|\.(?!\.))*"
_LINE = re.compile(
    r"(?m)^[ \t>*•-]*(?:[0-9]{1,3}[.)][ ]+|[a-z]+:[ ]+)?"
    rf"(?P<name>{_NAME}(?:,?[ ]+{_NAME}){{1,4}}\.?)"
    r"(?:[ ]{2,}|\t+|[ ]*(?:[,;:|=/–—-]+|\.{3,})[ ]+)"
    r"(?:(?P<first>[0-9]{3}-?[0-9]{2}-?[0-9]{4})(?:[ ]{2,}|\t+|[ ]*[,;|/]+[ ]*))?"
    r"(?P<value>[A-Z]{0,3}[0-9][0-9-]{4,16}[0-9])(?=[ ]{2,}|\t|[ ]*[,;|/(]|[ ]*$)"
)
_NUMBER_FIRST = re.compile(
    r"(?m)^[ \t>*•-]*(?:[0-9]{1,3}[.)][ ]+|[^\W\d_][^\W\d_ ]*[ ]?[^\W\d_]*:[ ]+)?"
    r"(?P<value>[A-Z]{0,3}[0-9][0-9-]{4,16}[0-9])"
    r"(?:[ ]+|\t+|[ ]*[,;|:=/–—-]+[ ]*)"
    rf"(?:(?P<name>(?=[^\W\d_a-z]){_NAME}(?:,?[ ]+{_NAME}){{1,4}}\.?)"
    r"(?=[ ]*(?:[^\w\s]|$)|[ ]{2})|"
    r"\([^()\n]{2,40}\))(?![\w])"
)
"""The number before the name, which somebody may have found illegible: `(NO NAME ON CARD)`.

Listings of returned filings begin with a word: `sent: 342373202 SOK, BRENDAN B`.
"""

_KINDS = (
    (
        re.compile(r"(?i)\b(?:direct[ -]deposits?|bank|accounts?|acct|payroll)\b"),
        re.compile(r"[0-9]{6,17}"),
        "world/account_number",
    ),
    (
        re.compile(
            r"(?i)\b(?:licen[cs]es?|cdls?|dls?|drivers?['’]?s? lic\w*|dmv|"
            r"pull[ ](?:notices?|program)|epn|class [abc](?:/[abc])?|"
            r"drivers? (?:pool|roster|abstracts?))\b"
        ),
        re.compile(r"[A-Z][0-9]{7}"),
        "us/drivers_license",
    ),
    (re.compile(r"(?i)\bpassports?\b"), re.compile(r"[0-9]{9}|[A-Z][0-9]{8}"), "us/passport"),
    (
        re.compile(r"(?i)\b(?:a-?numbers?|a#s?|alien|uscis)\b"),
        re.compile(r"A[0-9]{3}-?[0-9]{3}-?[0-9]{3}"),
        "us/a_number",
    ),
    (
        re.compile(r"\b(?:SSNs?|(?i:social security|soc\.? sec))\b"),
        re.compile(r"[0-9]{3}-?[0-9]{2}-?[0-9]{4}"),
        "us/ssn",
    ),
)
_OWN = re.compile(
    r"(?im)^[ \t>*•-]*(?:and[ ])?(?:mine|my own|me)(?:[ ]is|[ ]?[:=–—-])[ ]+"
    r"(?P<value>[A-Z]{0,3}[0-9][0-9-]{4,16}[0-9])(?![\w-])"
)
_ABOARD = re.compile(
    r"(?i)\b(?:manifest|general declaration|passengers|crew(?: list| members)?|apis|pax)\b"
)
_DOCUMENT = re.compile(
    r"\b[A-Z]{2,3}[ \t/,|]{1,12}(?:P|PP|PPT|PASS)[ \t/,|:#]{1,12}"
    r"(?P<value>[A-Z]{0,2}[0-9]{6,9}[A-Z]?)(?![0-9A-Za-z-])"
)
"""Nationality, kind and number of a traveler's document: P stands for a passport (ICAO 9303)."""

_HEADS = re.compile(r"[^\n]*:[ \t]*\n[ \t>]*\Z")
_LEAST = 2
_ABOVE = 300
"""Characters above the first line in which the heading of a list may stand."""

_BETWEEN = 250
"""Characters between two lines of one list."""


def listed_numbers(text: str) -> Iterator[Candidate]:
    """Yield the numbers of such lists; not yet checked by `valid`."""
    for form in (_LINE, _NUMBER_FIRST):
        run: list[re.Match[str]] = []
        for match in form.finditer(text):
            if run and match.start() - run[-1].end() > _BETWEEN:
                yield from _of_list(text, run)
                run = []
            run.append(match)
        yield from _of_list(text, run)
    if _ABOARD.search(text):
        for match in _DOCUMENT.finditer(text):
            start, end = match.span("value")
            yield Candidate(start, end, "us/passport", 0.85, 1, "kind of a traveler's document")


def _of_list(text: str, run: list[re.Match[str]]) -> Iterator[Candidate]:
    if not run:
        return
    top = run[0].start()
    heading = text[max(0, top - _ABOVE) : top]
    if len(run) < _LEAST:
        close = _HEADS.search(heading)
        heading = close.group() if close else ""
    own = list(_OWN.finditer(text, run[-1].end(), run[-1].end() + _BETWEEN))
    for said, form, detector in _KINDS:
        fits = [m for m in run if form.fullmatch(m["value"])]
        if len(fits) * 2 > len(run) and said.search(heading):
            for match in (*fits, *(m for m in own if form.fullmatch(m["value"]))):
                start, end = match.span("value")
                yield Candidate(start, end, detector, 0.8, 1, "heading of the list")
            return
