"""Security codes of payment cards behind the card's number, with a short label or none."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = (
    r"(?<![0-9])[3-6][0-9]{3}[ \n-]?[0-9]{4,6}[ \n-]?[0-9]{4,5}(?:[ \n-]?[0-9]{1,4})?(?![0-9])"
)
_EXPIRY = (
    r"(?:(?<![0-9])(?:0?[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[0-9]{2}"
    r"|(?:(?<=\bx)|(?<=exp )|(?<=exp\. )|(?<=exp: ))(?:0[1-9]|1[0-2])[2-4][0-9])(?![0-9])"
)
_OTHER = "".join(
    f"(?<!{word} )"
    for word in (
        "zip",
        "area",
        "auth",
        "promo",
        "postal",
        "approval",
        "order",
        "reason",
        "branch",
        "merchant",
    )
)
_LABEL = (
    r"(?:(?:sec(?:urity)?\b\.?|verif(?:ication|y)?\b\.?|val(?:idation)?\b\.?|"
    r"card|[34][- ]digit)[ ]?)?"
    rf"(?:{_OTHER}code|c[iv]d|csc|cvv2?|cvc2?|cvn|ccv|c[oó]digo(?: de seguridad)?|mã(?: bảo mật)?)"
    r"(?: on (?:the )?(?:back|front))?|"
    r"(?:sec|verif(?:ication)?)\b\.?(?:[ ]?n(?:o|umber)\b\.?)?|"
    r"(?<!last )(?<!first )(?<![0-9])(?:3|4|three|four)[- ]?(?:digits?|numbers?|"
    r"nos?\.?|nums?\.?|#['’]?s?)"
    r"(?: (?:on|from|at|in) (?:the )?(?:back|front))?|"
    r"(?:digits|numbers?|#s?) (?:on|from|at|in) (?:the )?(?:back|front)|"
    r"(?:on (?:the )?)?back(?: (?:code|says|side|number|of (?:the )?card|is|#))?|"
    r"(?:por )?(?:atr[aá]s|detr[aá]s|reverso|dorso)(?: dice)?"
)
_BEHIND = re.compile(
    rf"{_NUMBER}[^0-9\n]{{0,25}}(?:\n[^0-9\n]{{0,25}})?(?:{_EXPIRY}[^0-9\n]{{0,15}}?\n?)?"
    rf"\b(?:{_LABEL})"
    rf"(?: is| are| es| là)?[ :#=]*(?P<a>[0-9]{{3,4}})(?![0-9])|"
    rf"{_NUMBER}[ ,;|]{{1,3}}(?:exp\.? )?{_EXPIRY}[ ,;|]{{1,3}}(?P<b>[0-9]{{3,4}})(?![0-9/])|"
    rf"{_NUMBER}[^0-9\n]{{0,25}}(?:{_EXPIRY}[^0-9\n]{{0,15}})?(?<![0-9])(?P<c>[0-9]{{3,4}})[ ]"
    r"(?:is )?(?:on|from|off|at) (?:the )?(?:back|front|reverse)\b|"
    rf"{_NUMBER}[ \t]*\n[ \t>*|-]*{_EXPIRY}[ \t]*\n[ \t>*|-]*(?P<d>[0-9]{{3,4}})[ \t]*(?=\n|\Z)",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"{_NUMBER}[^0-9\n]{{0,25}}(?P<a>[0-9]{{3,4}})[ \t_]*\n(?:[ \t]*\n)?[^\n]{{0,60}}?"
    r"\b(?:(?:3|three|4|four)[- ]digits?(?: code)? (?:on|from) (?:the )?(?:back|front|reverse)|"
    r"c[iv]d|csc|cvv2?|cvc2?|(?:security|verification|card) code)\b[^\n0-9]{0,25}(?=\n|\Z)",
    re.IGNORECASE,
)
"""A card and its code on a line to write on, over what the line below calls the two."""

_BELOW = re.compile(
    rf"{_NUMBER}[^\n]{{0,60}}(?:\n(?![^\n]{{0,60}}{_NUMBER})[^\n]{{0,80}}){{0,2}}?\n[^\n]{{0,60}}?"
    r"(?<![^\W_])(?:c[iv][dv]2?|csc|cvc2?|cvn2?|ccv2?|(?:security|verification|card) code|"
    r"code (?:on|from) (?:the )?back|(?:3|three|4|four)[- ]digits? (?:on|from) (?:the )?back)"
    r"(?: is| was)?[\"']?[ :#=|]{1,4}[\"']?(?P<a>[0-9]{3,4})(?![0-9/:-]|[.,][0-9])",
    re.IGNORECASE,
)
"""Entries of a log, a time before each: the number in one, the code in one of the next."""

BEHIND_CARD = "behind a card number"
"""Reason of a code that belongs to whose card it is."""

_OPENS = r"(?:PIN|(?i:passcode|access code|security code))"
_KEYED = r"key(?:ed)? in|enter|press|punch in|type(?: in)?|dial"
"""How a telephone takes a number: `when it asks for the access code, key in 4471#`."""

_TOLD = re.compile(
    rf"\b{_OPENS}\b[^\n.;:]{{0,80}}?(?::|\bis|\bwas|\bto)[ ]+"
    r"(?P<a>[0-9]{4,8})(?![0-9/-]|\.[0-9])|"
    rf"(?<!nter your )(?<!nter the )\b{_OPENS}\b[^\n.;:]{{0,80}}?\b(?i:{_KEYED})[ ]+"
    r"(?P<f>[0-9]{4,8})(?![0-9/-]|\.[0-9])|"
    rf"\b(?i:{_KEYED})[ ]+(?P<e>[0-9]{{4,8}})[ ]?[#*]?,?[ ]+(?i:at|for|as|when|if|after)\b"
    rf"[^\n.;:0-9]{{0,40}}\b{_OPENS}\b|"
    r"(?i:\b(?:the|his|her|my|their|a|an|with|w/) (?:atm |debit |card )?"
    r"(?:pin|code at the (?:machine|atm)))\b"
    r"[^\n.;:0-9]{0,50}[ ](?P<b>[0-9]{4,6})(?![0-9/-]|\.[0-9])|"
    r"\b(?i:cvv2?|cvc2?|csc)[ ]?[:#=]?[ ]+(?P<c>[0-9]{3,4})(?![0-9/-]|[.,][0-9])|"
    r"(?i:\bcode (?:(?:that |which )?(?:goes|went|comes|came|belongs) (?:with|to)|for) "
    r"(?:it|this|that|the (?:account|card))\b)(?i: is| was|:|[ ]?=)[ ]+"
    r"(?P<d>[0-9]{3,6})(?![0-9/-]|\.[0-9])"
)
_SLIP = re.compile(
    r"\b(?:handwr?it\w+|hand-?written|writing|written|reading|reads|says|saying|marked|note|slip|"
    r"post-?it|scrap|card|paper|label|tape)\b[^\n0-9\"”]{0,50}[\"“]"
    r"(?:(?:atm|debit|bank|card|visa|my|wf|boa|chase)[ ]){0,2}(?:atm|debit|pin|(?:pass ?)?code)"
    r"(?: no\.?| number)?(?: is)?[ :#=-]{1,3}(?P<a>[0-9]{4,6})[.]?[\"”]",
    re.IGNORECASE,
)
"""What somebody wrote on a paper that lay with a card: `PAPER SLIP W/ HANDWRITING "ATM 4417"`."""

_LATER = re.compile(
    rf"{_NUMBER}[^0-9]{{1,160}}?\b(?:(?:three|four|3|4)[ -](?:digits?|numbers?)(?: code)?[ :]+"
    r"(?P<a>[0-9]{3,4}),?[ ](?:from|on|off|at|printed on) (?:the |its )?(?:back|front|reverse)\b|"
    r"(?:digits?|numbers?|code)[ \n](?:printed )?(?:from|on|off|at)[ \n](?:the |its )?"
    r"(?:back|front|reverse)(?: of (?:it|(?:the|his|her|their|my) card))?"
    r"(?: is| was| are| were|:|,)[ \n]"
    r"(?P<b>[0-9]{3,4})(?![0-9/-]|\.[0-9]))",
    re.IGNORECASE,
)
"""Words between: "… 4539 … 6467 and, though I said no, the three digits 418 from the back"."""


def card_codes(text: str) -> Iterator[Candidate]:
    """Yield the codes of `4539 … 6467, exp 09/26, code 418` and `4539…|09/26|418`.

    The expiry and the code may each stand on a line of their own, or in an entry of a log.
    """
    behind = (form.finditer(text) for form in (_BEHIND, _LATER, _BELOW, _OVER))
    for match in chain.from_iterable(behind):
        yield Candidate(
            *match.span(match.lastgroup or 0), "world/access_code", 0.85, 1, BEHIND_CARD
        )
    for match in chain(_TOLD.finditer(text), _SLIP.finditer(text)):
        yield Candidate(
            *match.span(match.lastgroup or 0), "world/access_code", 0.8, 1, "label in front"
        )
