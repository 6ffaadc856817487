"""Numbers that answer a request: "passport numbers, please" – "mine is 532960884, Kim's is …".

The answer of a mail stands over the question that it quotes, the answer in a chat below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = (
    ("us/passport", "passport|pasaporte|hộ chiếu|护照|護照", re.compile(r"[0-9]{9}|[A-Z][0-9]{8}")),
    (
        "us/drivers_license",
        r"licen[cs]e|licencia|dl|cdl|dmv|department of motor vehicles",
        re.compile(r"[A-Z][0-9]{7}"),
    ),
    ("us/ssn", r"ssn|soc(?:ial)?(?: security)?|seguro(?: social)?", re.compile(r"[0-9]{9}")),
    ("us/a_number", r"a-?number|alien(?: number)?|uscis(?: number)?", re.compile(r"A?[0-9]{9}")),
)
_ASKED = re.compile(
    r"(?im)(?<![\w-])(?:(?:"
    + "|".join(f"(?P<k{i}>{said})" for i, (_, said, _) in enumerate(_KINDS))
    + r")(?:s|['’]s)?(?![\w-])|(?P<other>order|confirmation|tracking|ticket|booking|reservation|"
    r"invoice|case|claim|account|phone|cell|student|employee|routing|flight)"
    r" (?:numbers?|nos?\b|nbrs?\b|#|ids?\b|codes?\b))"
)
_VALUE = re.compile(
    r"(?m)(?<![\w$#.-])[A-Z]?[0-9]{7,9}(?=[,;.]?[ ]*(?:$|exp|valid|good|issued|vence|[,;.][ ]))"
)
_GIVEN = re.compile(
    r"(?i)(?:\b(?:mine|[^\W\d_]{2,20}['’]s|his|hers|theirs|(?:el|la) m[ií][oa]|"
    r"(?:el|la) de [\w ]{2,30}|của (?:tôi|em|mình))(?:(?: number| one)? (?:is|es|là)|['’]s|"
    r"[ ]?[:=–—-])?[ ]+|(?:^|\n)[ \t>]*(?:[^\n:>]{2,60}:[ ]+)?(?:[^\n.!?:]{2,40}[.!?][ ]+)?|"
    r"\b(?:objections?|waiving|privilege)\b[^\n:.]{0,40}[,:.][ ]+)\Z"
)
"""What stands before such an answer: whose it is, or nothing but who speaks and a short remark.

In answers to interrogatories it is the objection that is not waived.
"""

_NEED = re.compile(
    r"(?i)\b(?:need|send|please|pls|what(?:'s| is)|whats|missing|asks?|asked|wants?|require[sd]?|"
    r"provide|could|can you|manda|pide|necesit\w+|gửi|cần|numbers|nos|state|identify)\b|\?|请|請"
)
_REACH, _AROUND, _BEFORE = 1200, 120, 130


def asked_numbers(text: str) -> Iterator[Candidate]:
    """Yield numbers that answer a request for numbers of a kind; not yet checked by `valid`."""
    for value in _VALUE.finditer(text):
        start, end = value.span()
        if not _GIVEN.search(text, max(0, start - _BEFORE), start):
            continue
        first = max(0, start - _REACH)
        before = [m for m in _ASKED.finditer(text, first, start) if m["other"] or _asks(text, m)]
        behind = () if before else _ASKED.finditer(text, end, end + _REACH)
        asked = [*before[-1:], *(m for m in behind if m["other"] or _asks(text, m))][:1]
        at = next((i for i in range(len(_KINDS)) if asked and asked[0][f"k{i}"]), None)
        if at is not None and _KINDS[at][2].fullmatch(value.group()):
            yield Candidate(start, end, _KINDS[at][0], 0.8, 1, "answer to a request")


def _asks(text: str, kind: re.Match[str]) -> bool:
    first, last = max(0, kind.start() - _AROUND), kind.end() + _AROUND
    return _NEED.search(text, first, last) is not None
