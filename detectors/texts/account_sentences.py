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
    rf"(?i)\b(?:(?:accounts?|acct|savings|checking|certificates? of deposit|share certificates?|"
    rf"money market)[ \n,]+|(?:chk|ckg|svgs?)[ :#]{{1,3}}(?=[0-9]{{9}}))"
    rf"(?P<between>{_WORDS}(?:(?:no|nr|num|nbr)\.[ ]?)?\(?#?){_VALUE}"
)
_MOVED = re.compile(
    r"(?i)\b(?:sign(?:er|ing|atory)|(?:deposit|transfer|wire|pay|sen[dt]|debit|draw|withdr[ae]w|"
    r"move)(?:s|n|al|e?d|red|ing|ring)?)(?:,[ \n][^,.;:\n0-9]{2,40},|,)?[ \n]"
    r"(?:(?:[^\W\d_]+|\$[0-9,.]{1,12}k?)[ \n]){0,4}?"
    r"(?:from|in|into|to|on)[ \n]+#?"
    rf"{_VALUE}"
)
_BANKS = (
    r"(?:wells(?: fargo)?|chase|bank of america|bofa|boa|b of a|citi(?:bank)?|us bank|u\.s\. bank|"
    r"union bank|pnc|capital one|ally|usaa|golden 1|patelco|navy federal|schwab|fidelity|east west|"
    r"cathay|[A-Z][a-z]+ (?:bank|f?cu|credit union))"
)
_AT_BANK = re.compile(
    rf"(?i)\b{_BANKS}[ ]?[,:#-]{{0,2}}[ ]?{_VALUE}|"
    rf"(?<![\w-])(?P<before>[0-9]{{7,14}})[ ]?\({_BANKS}\)|"
    r"\bbank[ :#]+(?P<bare>[0-9]{10,14})(?![\w-])|"
    r"\bbank,?[ ](?:nos?\.|number|#)[ ]?(?P<numbered>[0-9]{7,8}|[0-9]{10,14})(?![\w-])|"
    r"(?<![\w-])(?P<ahead>[0-9]{7,14})[ ](?-i:(?:[A-Z][\w&.'’]*[ ]){0,3}"
    r"(?:Bank|CU|FCU|Credit[ ]Union|B&T|S&L|Savings)\b)"
)
"""A number right beside the name of a bank, where the text speaks of an account."""

_ROUTED = re.compile(
    r"(?<![0-9])(?P<routing>(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2])[0-9]{7})[ \t]?[|,;:/\t ]"
    r"[ \t]?(?P<value>[0-9]{6,17})(?![0-9])"
)
_WEIGHTS = (3, 7, 1) * 3
"""Of the digits of a routing number: their sum is a multiple of ten (ABA)."""

_WITH_PIN = re.compile(
    rf"(?i)\b(?:{_BANKS}|bank(?:ing)?|credit union|checking|savings|debit|acc(?:oun)?t)\b"
    r"[^\n0-9]{0,25}(?<![\w-])(?P<value>[0-9]{6,14})[ ]?[ ,;/|–-][ ]?"
    r"(?:(?:with|and|the|my|its|phone|atm|telephone|debit|card)[ ]){0,3}"
    r"pin(?:[ ](?:code|no\.?|is))?[ :#=-]{1,3}(?P<pin>[0-9]{4,6})(?![\w-]|[.,][0-9])"
)
"""What people note of their bank: `bank … 8511931712, pin 6618`."""

_OVER_LABELS = 0.92
"""Surer than the word "bank" alone, behind which its name stands."""

_CODE = re.compile(
    r"(?i)\b(?:(?:bank(?:ing)?|trading|teller|verbal|wire|phone) (?:password|pass ?code|"
    r"code(?: word)?|word)|security word|code word|password for [\w'’ ]{0,20}\b(?:bank|account|"
    r"acct|ira|brokerage))"
    r"(?:[ ]for(?:[ ][a-z]+){1,4}|(?:[ ](?:on|to|with)(?:[ ][a-z]+){1,4}?|,? (?:mine|ours|it))"
    r"(?=[ ](?:is|was)\b|[ ]?[:=]))?(?:[ ](?:is|was))?"
    r"[ ]?[:=]?[ ]+"
    r"(?P<value>(?-i:(?=\S*[0-9!@#$%^&*?])(?=\S*[A-Za-z])[^\s\"“”,;]{4,24}|[A-Z]{4,20})(?<![.]))"
)
"""What opens an account, under a word that says so: `banking password Fjord22`."""

_FOR_ACCOUNT = re.compile(
    r"(?i)(?<![\w-])(?P<value>[0-9](?:[0-9 ]{5,14})[0-9])(?![\w-])[ ](?:for|is|=)[ ]"
    r"(?:the|her|his|my|their)[ ](?:[a-z-]+[ ]){0,2}(?:acct|account|checking|savings)\b"
)
_SECRET = re.compile(
    r"(?i)\b(?:(?P<word>(?:security|code|verbal|secret|safe)[ -]?(?:word|phrase|password))|"
    r"password|passphrase|passcode|contraseña|clave)(?P<between>(?:[ \n]+[^\W\d_][\w'’-]*){0,6}?)"
    r"(?:[ \n]+(?:is|es))?[ \n:]+[\"“](?!to[ ])(?P<value>[^\"”\n]{4,40})[\"”]"
)
"""What stands between quotes is the word itself: the password on the account is "bluejay1962"."""

_BESIDE = re.compile(
    r"(?i)\b(?:password|passphrase|passcode|passwd|pwd|pw|contraseña|clave)"
    r"[ ]?(?:,|\(|–|—|-|=)[ \n]?(?P<value>(?=\S*[A-Za-z])(?=\S*[0-9])(?=\S*[!@#$%^&*?])"
    r"[^\s\"“”,;()<>]{4,38}[^\s\"“”,;:()<>.?])(?=[)\s,;.])"
)
"""A password told in passing: "her own mail password, Fjord*2210, on the desk"."""

_OF_BANK = re.compile(r"(?i)\b(?:account|acct|card|savings|checking|cuenta|tarjeta)\b")
_BANK = re.compile(
    r"(?i)\b(?:bank(?:ing)?|security word|code word|credit union|certificates? of deposit|checking|"
    r"savings|deposit\w*|withdr\w+|branch|teller|wires?|wired|"
    r"(?:by|via|bank|electronic)[ \n]transfer|"
    r"joint account|ach|eft|accts?|account (?:instead|is)|zelle|account (?:number|holder)|"
    r"overpa\w+|payments?[ \n](?:come|are[ ]taken|go|draw)[ \n]|dir(?:ect|\.)?[ -]dep(?:osit)?\b|"
    r"checks? (?:was |were )?(?:cashed|drawn|deposited|returned)|"
    r"(?:drawn|cashed)[ \n](?:\w+[ \n]){0,3}?(?:on|against)[ \n]the)\b"
)
_OTHER = re.compile(
    r"(?i)\b(?:phone|fax|call|tel|case|claim|invoice|order|ticket|ssn|social|policy|member|license|"
    r"passport|routing|utility|patient|chart|meter|parcel|extension|ext|file|check|receipt|"
    r"rose|grew|fell|totaled|confirmation|tracking|badge|employee|user|login|username|on|"
    r"since|dated?)\b"
)


def account_sentences(text: str) -> Iterator[Candidate]:
    """Yield such numbers where the text speaks of a bank; not yet checked by `valid`.

    Passwords, and numbers with their PIN, are yielded from any text.
    """
    for match in _SECRET.finditer(text):
        bank = match["word"] or _OF_BANK.search(match["between"])
        kind = "world/access_code" if bank else "world/password"
        yield Candidate(*match.span("value"), kind, 0.8, 2, "label in front")
    for match in _BESIDE.finditer(text):
        yield Candidate(*match.span("value"), "world/password", 0.8, 2, "label in front")
    for match in _WITH_PIN.finditer(text):
        for group, kind in (("value", "world/account_number"), ("pin", "world/access_code")):
            yield Candidate(*match.span(group), kind, _OVER_LABELS, 2, "label in front")
    if _BANK.search(text) is None:
        return
    for match in _TOLD.finditer(text):
        if not _OTHER.search(match["between"]):
            yield _candidate(match)
    for match in (*_MOVED.finditer(text), *_FOR_ACCOUNT.finditer(text)):
        yield _candidate(match)
    yield from _of_accounts(text)
    for match in _AT_BANK.finditer(text):
        group = next(name for name, told in match.groupdict().items() if told)
        yield Candidate(*match.span(group), "world/account_number", 0.8, 2, "label in front")


def _of_accounts(text: str) -> Iterator[Candidate]:
    """Codes that open accounts, and numbers right behind that of their bank."""
    for match in _CODE.finditer(text):
        yield Candidate(*match.span("value"), "world/access_code", 0.8, 2, "label in front")
    for match in _ROUTED.finditer(text):
        total = sum(w * int(d) for w, d in zip(_WEIGHTS, match["routing"], strict=True))
        if total % 10 == 0:
            yield Candidate(*match.span("routing"), "us/routing_number", 0.92, 2, "label in front")
            yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    return Candidate(*match.span("value"), "world/account_number", 0.8, 2, "label in front")
