"""People and values of nobody: specimens, and sentences of a guide that show what to write."""

from __future__ import annotations

import re

_SPECIMEN = re.compile(r"(?i)\b(?:specimen|sample|example)\b")
_PAGES = 6_000
"""Characters of a text that may be a specimen from end to end; a manual may hold real data too."""

_INVENTED = re.compile(
    r"(?i)\b(?:persons?|people|names?|numbers?|data|information|details|values)\b[^.\n]{0,60}"
    r"\b(?:is|are)[ ](?:all[ ])?(?:made[ -]up|fictitious|fictional|invented|not real)\b"
)
_SENTENCE = 200
_SHOWN = re.compile(
    r"(?i)\b(?:in (?:our|this|the) (?:example|illustration),?|"
    r"(?:sample|specimen|example|ficti\w+|made[- ]up|dummy)"
    r"(?: (?:only|cards?|data|records?|entry|forms?|for|training|practice|illustration|"
    r"demonstration|purposes)){1,5}[ ]?[:–—-]|"
    r"for (?:training|illustration|demonstration) (?:purposes )?only[ ]?[:–—-])"
    r"(?:[^.\n]|\n(?!\n)){0,150}\Z"
)
"""What opens a sentence that shows how something is filled in, in whose name it may be."""


def is_shown(flat: str, place: int) -> bool:
    """Whether a name or value is there for show: `In our example the member is "Jane Q. Roe"`."""
    return _SHOWN.search(flat, max(0, place - _SENTENCE), place) is not None


def is_made_up(flat: str) -> bool:
    """Whether a text of a page or two says that it is a specimen whose people are invented."""
    page = len(flat) < _PAGES
    return page and bool(_INVENTED.search(flat)) and bool(_SPECIMEN.search(flat))
