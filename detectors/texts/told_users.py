"""User names told alone in sentences, and secrets beside them that no word calls so.

`my login is mvega7` tells a user name whoever hands the password over; behind one, a word of signs
of several kinds is the password (`Sign in as mvega7, then Fjord*2210`), and so is one that opens
the line below its label where a line was wrapped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_LOGIN = rf"(?P<user>{_EMAIL}|(?-i:[a-z](?=[a-z._-]*[0-9._])[\w.-]{{2,40}}\w))(?![\w@/\\])"
_SHORT = r"(?P<user>(?-i:[a-z]{3,20}[0-9]{1,4}|[a-z]{2,20}[._][a-z]{2,20}[0-9]{0,4}))(?![\w@/\\.-])"
_LEAST = r"(?:[ ](?:still|now|just))?[ ]{1,3}[\"'“`*]{0,2}"
_USERS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # her login is mvega7; your sign-in will be mvega@example.org
        r"\b(?:user[ ]?names?|user[ ]?id|log-?[io]n(?:[ ](?:name|id))?|"
        r"sign-?[io]n(?:[ ](?:name|id))?|"
        rf"account name|screen name|usuario)[ ](?:is|was|stays|remains|will be|es){_LEAST}{_LOGIN}",
        # my id is mvega7: a number may stand there as well
        rf"\b(?:my|his|her|their|your)[ ](?:user|id|account|acct)[ ]is{_LEAST}{_SHORT}",
        # sign in as mvega7; log on to the portal with mvega@example.org
        r"\b(?:sign|log)(?:s|ged|ging|ned|ning)?[ -]?(?:in|on)(?:[ ](?:in)?to(?:[ ]\w+){1,4}?)?"
        rf"[ ](?:as|with|using|under)[ ]{{1,3}}[\"'“`*]{{0,2}}{_LOGIN}",
        # the portal knows mvega@example.org as user
        rf"(?<![\w.@]){_LOGIN}[\"'”`]?[ ]as[ ](?:(?:the|a|your|his|her|its)[ ])?"
        r"(?:user|log-?in|sign-?in|account)\b",
    )
)
_STRONG = (
    r"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9])(?=\S*[!#$%^&*?+=])(?!\S*@[\w-]+\.)(?!\S*://)"
    r"[^\s\"'“”`,;()<>|/:][^\s\"'“”`,;()<>|]{4,38}[^\s\"'“”`,;:()<>|.?])(?![\w@])"
)
_BEHIND = re.compile(rf"[^\n]{{0,80}}?(?<![\w$]){_STRONG}")
_LABELLED = re.compile(
    r"(?i)\b(?:pass(?:word|code|wd|phrase)?|pwd?|contraseña|clave)"
    r"(?:[ ](?:is|was|be|now|set|reset|changed|to|es)){0,4}[ ]?[:=]?"
    rf"(?:[ ]|[ \t]*\n[ \t>]*){_STRONG}(?=[\s,.;)!]|$)"
)
_BESIDE_MAIL = re.compile(
    r"(?i)\b(?:log|sign)(?:s|ged|ging|ned|ning)?[ -]?(?:in|on)(?:[ ](?:in)?to(?:[ ]\w+){1,3}?)?[ ]"
    r"(?:with|using)[ ](?:my|his|her|the|our|your)[ ](?:(?:work|school|usual|same|own)[ ])?"
    r"(?:e-?mail|user[ ]?name|login|id)(?:[ ]address)?[ ](?:and|\+|plus|with)[ ](?:password[ ])?"
    r"[\"'“`]?"
    r"(?P<secret>(?-i:(?=\S*[a-z])(?=\S*[0-9])(?=\S*[A-Z!@#$%^&*?_.+-]))[^\s\"'“”`,;()<>|]{5,39}"
    r"[^\s\"'“”`,;:()<>|.?!])"
)
"""A password beside a user name that is called and not told: `with my email and Fjord-22`."""


def told_users(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of user names told in sentences, as group `user`, over ends of lines."""
    flat = text.replace("\n", " ")
    for form in _USERS:
        yield from form.finditer(flat)


def bare_secrets(text: str, behind: int) -> Iterator[re.Match[str]]:
    """Yield the secret that stands on the line of a user name, in the group `secret`.

    behind: where the user name ends.
    """
    found = _BEHIND.match(text, behind)
    if found:
        yield found


def labelled_secrets(text: str) -> Iterator[re.Match[str]]:
    """Yield secrets behind their label, `pw was reset to …`, or on the line below its end."""
    yield from _LABELLED.finditer(text)
    yield from beside_mail(text)


def beside_mail(text: str) -> Iterator[re.Match[str]]:
    """Yield secrets beside a user name that is not told: `I log in with my email and …`."""
    yield from _BESIDE_MAIL.finditer(text.replace("\n", " "))
