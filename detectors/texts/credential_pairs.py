"""Logins by what stands beside what: a user name and a secret with few words between, or none.

People write a login in countless phrases; they have in common that a word for a user name or a
password stands before one of the two, or that the two stand alone beside or below each other. Lines
that were wrapped are read on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_LEARNT = (
    r"(?!(?:active|admin|also|and|anyone|are|but|can|confirmed|for|from|has|have|his|her|how|is|its|"
    r"may|must|name|new|not|now|only|or|our|page|pass|reset|same|see|she|should|that|the|their|they|"
    r"this|to|unknown|user|was|which|who|will|with|you|your|what|when|whose|because)\b)"
)
_WORD = rf"(?-i:{_LEARNT}[a-z][a-z0-9._-]{{2,40}}[a-z0-9])"
"""A user name as most programs make them: small letters, no blank."""

_USER = rf"(?P<user>{_EMAIL}|[A-Za-z][\w.-]{{1,20}}\\[\w.-]{{2,40}}|{_WORD})"
_PLAIN = r"[^\s\"'“”`,;()<>|]"
_SECRET = rf"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?]){_PLAIN}{{4,38}}[^\s\"'“”`,;:()<>|.?])"
SEVERAL_KINDS = (
    r"(?-i:(?=\S*[a-z])(?=\S*[0-9!@#$%^&*?+])"
    r"(?=\S*(?:[A-Z]|[!@#$%^&*?_.+]\S*[0-9]|[0-9]\S*[!@#$%^&*?_.+])))"
)
"""Signs of several kinds, as they stand together in few words of a language."""

_MIXED = rf"{SEVERAL_KINDS}{_SECRET}"
_CALLED = (
    r"(?:e-?mail(?:[ ]address)?|user[ ]?names?|user[ ]?ids?|"
    r"users?(?![ ]+[a-z]+[ ](?!and|with|ha[sd]|uses?|pass|pw|initial|temp|new|the)\w)|"
    r"log-?[io]n(?:[ ](?:name|id))?|"
)
_CALLED += r"sign-?in(?:[ ](?:name|id))?|accounts?|acct|id|u/n|usuario|correo)"
_SAID = (
    r"(?:(?:temp)?pass[ -]?words?|temp[ ]?pass|p[ -]?word|p/w|"
    r"pa\$\$(?:w(?:or)?d)?|pass[ -]?phrase|pass[ -]?code|passwd|pass|pwd?|pswd|"
    r"contraseña|clave|mật khẩu|senha)"
)
_TOLD = r"(?:[ ](?:is|was|to|es|as|now|still|will be)\b){0,2}[ ]?[:=]?[ ]{1,9}[\"'“`(]{0,2}"
_GIVEN = (
    rf"\b{_SAID}(?:[ ]{{1,9}}[\"'“`(]{{0,2}}{SEVERAL_KINDS}|"
    rf"(?:[ ][\w']+){{0,4}}?(?:[ ](?:is|was|to|es)|"
    rf"[ ]?[:=])[ ]{{1,9}}[\"'“`(]{{0,2}}){_SECRET}(?![\w@])"
)
_AND = r"[\"'”`)\]]{0,2}(?P<between>[^\n.?!]{0,70}?(?:\.[ ]{1,3}[^\n.?!]{0,40}?)?)"
_FOLDED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # with the user name mvega and the initial password Fjord-2210; user ID: mvega   PW: Fjord_2
        rf"\b{_CALLED}{_TOLD}{_USER}{_AND}{_GIVEN}",
        # the address we have, mvega@example.org, and the pass phrase Fjord-2210
        rf"(?<![\w.@])(?P<user>{_EMAIL}){_AND}{_GIVEN}",
        # the new pw is Fjord-2210, she can log in with mvega
        rf"\b{_SAID}(?:[ ](?:for|of)(?:[ ][\w.'’-]+){{1,3}}?)?{_TOLD}{_MIXED}{_AND}\b{_CALLED}"
        rf"(?:[ ](?:is|as|with|stays|remains))?[ ]?[:=]?[ ]+{_USER}(?=[\s,;.)]|$)",
        # her portal: mvega61 and the password is her dog's name with 1, "Fjord2"
        rf"[:=][ ](?P<user>(?=[a-z._]*[0-9._])[a-z][\w.-]{{3,40}}){_AND}\b{_SAID}[ ](?:is|was|es)\b"
        rf"[^\n\"“]{{1,40}}[\"“]{_SECRET}[\"”]",
        # password for mvega: Fjord-2210
        rf"\b{_SAID}[ ](?:for|of|de|para)[ ](?:user[ ]|account[ ])?{_USER}[\"'”)]?"
        rf"[ ]?(?:is|=|:)[ ]*[\"'“]?{_MIXED}",
    )
)
_LINES = tuple(
    re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (
        # Windows: mvega    temp PW: Fjord-2210
        rf"\b(?:AD|EHR|EMR|SSO|VPN|ID|UN|domain|windows|net(?:work)?|computer|o365|m365|portal|epic|e-?mail)"
        r"[ ]?[:=][ ]*"
        rf"{_USER}[ \t]*(?:[ ]{{2}}|[,;|/\t]|\n)[ \t]*(?:[a-z-]{{2,12}}[ ])?{_SAID}(?:[ ]is)?"
        rf"[ ]?[:=]?[ \t]*{_SECRET}(?=[ ]{{2}}|\t|$|[ ]\()",
        # desk> your username / Ana> mvega / desk> and the pass / Ana> Fjord-2210
        rf"\b(?:user ?name|login|user ?id)\b[^\n]{{0,30}}\n(?:[^\n:>]{{1,40}}[:>\])][ ]?)?"
        rf"{_USER}[ \t]*\n[^\n]{{0,60}}\b{_SAID}\b[^\n]{{0,30}}\n(?:[^\n:>]{{1,40}}[:>\])][ ]?)?"
        rf"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])\S{{5,40}})[ \t]*$",
        # name="Maria Vega" uid=mvega pwd=Fjord-2210
        rf"\b(?:uid|usr|user(?:_?name)?|login|usr_?id)=[\"']?{_USER}[\"']?[ &,;|]+"
        rf"(?:\w{{1,20}}=[^\s&]{{1,40}}[ &,;|]+){{0,3}}?"
        rf"(?:pwd?|pass(?:word|wd)?|pw)=[\"']?{_SECRET}",
        # admin console u: mvega p: Fjord-2210
        rf"(?<!\w)u(?:n|id)?[ ]?[:=][ ]?{_USER}(?:[ ]?[,;|/·-])?[ \t\n]{{1,4}}"
        rf"pw?[ ]?[:=][ ]?{_SECRET}(?!\w)",
        # `mvega` / `fjord-2210`
        rf"`(?P<user>{_EMAIL}|{_WORD})`[ ]?(?:[/|:]|and)[ ]?`{_SECRET}`",
        # rosa's portal ....... mvega@example.org / Fjord-2210
        rf"(?<![\w.@/])(?P<user>{_EMAIL})`?[ \t]*[/|][ \t]*`?{_MIXED}",
    )
)
_ABOUT = tuple(
    re.compile(form, re.MULTILINE)
    for form in (
        # Maria Vega   mvega / Fjord-2210
        rf"(?<![\w.@/\\:-])(?P<user>{_WORD})`?(?:[ \t]+[/|][ \t]*|[ \t]*[/|][ \t]+)`?{_MIXED}"
        r"(?![\w/])",
        # chase     mvega     Fjord-2210     the old card
        rf"^[^\n]{{0,60}}?(?:^|[ ]{{2}}|\t)(?P<user>{_WORD}|{_EMAIL})(?:[ ]{{2,40}}|\t)"
        rf"{_MIXED}(?=[ ]{{2}}|\t|[ ]*$)",
        # your account (mvega, Fjord-2210)
        rf"\((?P<user>{_WORD}|{_EMAIL})[,;][ ]{_MIXED}\)",
        # mvega2 over Fjord-2210, a remark behind it: `   <- capital letters matter`
        rf"^[ \t>*-]*(?P<user>(?=[a-z]*[0-9._]){_WORD})[ \t]*\n[ \t>*-]*{_MIXED}"
        r"(?=[ \t]*(?:$|[ ]{2}|<|[(]))",
    )
)
UNDER_USER = re.compile(
    r"[\s>*-]*(?:\w{1,3}[ ]?[:=]|(?:(?:and|the|with|new|temp\w*|initial|current|old|his|her)[ ])"
    rf"{{0,3}}{_SAID}(?:[ ]is)?[ ]?[:=]?)?[ ]*",
    re.IGNORECASE,
)
"""What may open a line before a secret whose user name stands on the line above."""

_BELOW = re.compile(rf"^[ \t>*-]*(?P<user>{_EMAIL})[ \t]*\n[ \t>*-]*{_MIXED}[ \t]*$", re.MULTILINE)
_LABELLED = re.compile(
    rf"^[ \t>*-]*(?:\w{{2,12}}[ ])?{_CALLED}[ ]?[:=][ \t]*(?P<user>[^\s:|,;]{{3,64}})[ \t]*\n"
    rf"[ \t>*-]*(?:\w{{2,12}}[ ])?{_SAID}[ ]?[:=][ \t]*(?P<secret>\S{{4,64}})",
    re.IGNORECASE | re.MULTILINE,
)
_OF_CONTACT = re.compile(
    r"(?i)@|(?:ext|suite|ste|unit|apt|room|rm|bldg|fax|tel|cell|lic|dre|cadre)\b"
)
SHOWN = re.compile(
    r"(?i)\b(?:demo|sample|(?<![@.-])example(?![.])|e\.g\.|such as|for instance|dummy)\b"
    r"[^\n]{0,60}$"
)
"""What stands before a login that is only shown: "for example"."""

_WRAPPED = re.compile(r"(?<![ \t])[ \t]*+\n[ \t>]*(?=[^\s])(?![\w /-]{1,30}:[ \t\n])")
"""Where a line goes on with words; a label begins a line of its own."""

_SPEAKS = re.compile(
    r"(?i)\b(?:pass(?:word|wd|phrase|es)?s?|pwd?s?|log-?ins?|(?:log|sign)s?[ -]?ins?|credentials?|"
    r"creds|contraseñas?|usuarios?|reset|locked out|unlocked|case[ -]sensitive|"
    r"(?:caps|capitals|capital letters) (?:count|matter)|locks (?:you out )?after|user disabled|"
    r"get (?:you |him |her |them )?in(?:to)? the (?:system|pms|portal|emr|ehr|site|program))\b"
)


def paired_logins(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of logins, with the groups `user` and `secret`; none of those for show."""
    for match in _found(text):
        if not SHOWN.search(text, max(0, match.start("user") - 80), match.start("user")):
            yield match


def labelled_logins(text: str) -> Iterator[re.Match[str]]:
    """Yield logins over two lines under labels; in a text the labels alone tell more of whose."""
    yield from _LABELLED.finditer(text)


def _found(text: str) -> Iterator[re.Match[str]]:
    yield from (m for m in _BELOW.finditer(text) if not _OF_CONTACT.match(m["secret"]))
    for form in _LINES:
        yield from form.finditer(text)
    if _SPEAKS.search(text) is None:
        return
    for form in _ABOUT:
        yield from form.finditer(text)
    folded = _WRAPPED.sub(lambda m: " " * len(m.group()), text)
    for form in _FOLDED:
        yield from form.finditer(folded)
