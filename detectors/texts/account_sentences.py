"""Bank accounts, and what opens them, told in sentences: "his account at Plumas is 8827301145"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUE = r"(?P<value>(?<![\w-])[0-9]{7,14})(?![\w-]|[.,][0-9])"
_WORDS = r"(?:[^\W\d_][\w'’-]*[ \n,]+){0,9}?"
"""Words of the same sentence, none of them a number."""

_TOLD = re.compile(
    rf"(?i)\b(?:accounts?|acct|savings|checking|certificates? of deposit|share certificates?|"
    rf"money market)[ \n,]+"
    rf"(?P<between>{_WORDS}(?:(?:no|nr|num|nbr)\.[ ]?)?\(?#?){_VALUE}"
)
_MOVED = re.compile(
    r"(?i)\b(?:sign(?:er|ing|atory)|(?:deposit|transfer|wire|pay|sen[dt]|debit|draw|withdr[ae]w)"
    r"(?:s|n|al|ed|red|ing|ring)?),?[ \n](?:[^\W\d_]+[ \n]){0,3}?(?:from|in|into|to|on)[ \n]+#?"
    rf"{_VALUE}"
)
_SECRET = re.compile(
    r"(?i)\b(?:password|passphrase|passcode|contraseña|clave)(?P<between>(?:[ \n]+[^\W\d_][\w'’-]*)"
    r"{1,6}?)[ \n]+(?:is|es)[ \n:]+[\"“](?P<value>[^\"”\n]{4,40})[\"”]"
)
"""What stands between quotes is the word itself: the password on the account is "bluejay1962"."""

_OF_BANK = re.compile(r"(?i)\b(?:account|acct|card|savings|checking|cuenta|tarjeta)\b")
_BANK = re.compile(
    r"(?i)\b(?:bank|credit union|certificates? of deposit|checking|savings|"
    r"deposit\w*|withdr\w+|branch|teller|wires?|wired|"
    r"(?:by|via|bank|electronic)[ \n]transfer|"
    r"joint account|ach|account (?:number|holder)|overpa\w+|direct[ -]deposit)\b"
)
_OTHER = re.compile(
    r"(?i)\b(?:phone|fax|call|tel|case|claim|invoice|order|ticket|ssn|social|policy|member|license|"
    r"passport|routing|utility|patient|chart|meter|parcel|extension|ext|file|check|receipt|"
    r"rose|grew|fell|totaled|confirmation|tracking|badge|employee|user|login|username|on|since|dated?)\b"
)


def account_sentences(text: str) -> Iterator[Candidate]:
    """Yield such numbers where the text speaks of a bank; not yet checked by `valid`.

    Passwords between quotes are yielded from any text.
    """
    for match in _SECRET.finditer(text):
        kind = "world/access_code" if _OF_BANK.search(match["between"]) else "world/password"
        yield Candidate(*match.span("value"), kind, 0.8, 2, "label in front")
    if _BANK.search(text) is None:
        return
    for match in _TOLD.finditer(text):
        if not _OTHER.search(match["between"]):
            yield _candidate(match)
    for match in _MOVED.finditer(text):
        yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    return Candidate(*match.span("value"), "world/account_number", 0.8, 2, "label in front")
