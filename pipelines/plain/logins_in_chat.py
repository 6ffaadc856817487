"""Chats: a user name, a password or the code of a card that is all a message says, put in words.

`Ben: whats your login?` … `Ana: aruiz2` … `Ana: Fjord*2210` tells a login over several messages,
between words that say nothing of whose it is; `Ana: 4539 …` … `Ana: atrás dice 385` the code of a
card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TURN = re.compile(
    r"[ \t]*(?:\[[^\]\n]{4,30}\][ ]?|[0-9][0-9/.:, -]{3,22}(?:[APap]\.?[ ]?[Mm]\.?)?[ ]*[-–]?[ ]*)?"
    r"(?P<who>[^\W\d_][\w .'’-]{0,40}):[ ]+(?=\S)"
)
_ABOUT = re.compile(
    r"(?i)\b(?:user(?:[ ]?names?)?|log-?in|(?:log|sign)(?:ed|s)? in|creds|credentials?|"
    r"acc(?:oun)?t|pass(?:word|code|wd|phrase)?|pwd?|usuario|contraseña|clave|mật khẩu|locked out|"
    r"(?:can[’']?t|cannot) get in(?:to)?|"
    r"netflix|hulu|disney|hbo|spotify)\b"
)
LOCKED = re.compile(r"(?i)\b(?:can[’']?t|cannot) get in(?:to)?\b")
"""Who says so asks for a login without a question."""

_ASKS_SECRET = re.compile(
    r"(?i)\b(?:pass(?:word|code|wd|phrase)?|pwd?|contraseña|clave|mật khẩu)\b"
)
_ASKS_USER = re.compile(
    r"(?i)\b(?:user(?:[ ]?name|[ ]?id)?|log-?in|account|usuario|"
    r"(?:can[’']?t|cannot) get in(?:to)?)\b"
)
_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){0,4}"
_NAME = rf"(?:{_EMAIL}|(?:[\w.-]{{1,20}}\\)?[a-z][a-z0-9._-]{{2,40}})"
_MIXED = (
    r"(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])(?=\S*(?:[A-Z]|[!@#$%^&*?_.+-]\S*[0-9]|"
    r"[0-9]\S*[!@#$%^&*?_.+-]))(?!https?:|www\.|<@|\S*[@.][\w-]+\.[a-z]{2,4}$)"
    r"[^\s\"'“”`,;()<>|]{5,40}"
)
_LEAD = (
    r"(?:(?:ok|yes|sure|its|it[’']s|it is|try|use|mine|my|the|is|user(?:name)?|user name|login|"
    r"email|es|mi|usuario|la|el|pass(?:word|code|wd)?|pw|pwd|contraseña|clave)[ :=]+){0,5}"
)
_BOTH = re.compile(
    rf"(?i:{_LEAD})`?(?P<user>{_NAME})`?[ ]?(?:[/,;|:&+]|[ ]and\b|[ ]y\b|[ ]then\b|[ ]with\b|[ ])"
    rf"[ ]?(?i:{_LEAD})`?(?P<secret>{_MIXED})(?=[`,.!]?(?:\s|$))"
)
_USER = re.compile(rf"(?i:{_LEAD})`?(?P<user>{_NAME})[`.!]?$")
_SECRET = re.compile(rf"(?i:{_LEAD})`?(?P<secret>{_MIXED})`?(?:$|[ .,!]+\D{{0,30}}$)")
_NO_USER = re.compile(
    r"(?i)(?:yes|yeah|yep|nope?|sure|okay|thanks?|thx|done|sorry|wait|what|which|hello|hey|same|dude|"
    r"cool|great|perfect|working|works|one|sec|lol|haha\w*|good|nice|sent|listo|gracias)$"
)
_CARD = re.compile(
    r"(?<![\w-])[3-6][0-9]{3}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}(?:[ -]?[0-9]{1,4})?(?!\d)"
)
_CODE = re.compile(
    r"(?i)(?:[^\W\d_][\w'’.-]*[ :]+){0,4}(?P<code>[0-9]{3,4})(?:[ ]+[^\W\d_][\w'’]*){0,3}[ .!]*$"
)
_NO_CODE = re.compile(
    r"(?i)\b(?:zip|order|room|apt|unit|ext|last|year|code for|gate|dollars?|recibo|ending|at|for|"
    r"around|by|in|since|until|only|pin|\w+ digits)\b|\$"
)
_LABELLED = re.compile(r"(?i)\b(?:c[iv][dv]2?|cvc|code|c[oó]digo)\b")
_REACH = 5
"""Messages in which what was asked for is told, or told on."""


class _Turn(NamedTuple):
    """line: its index; who: speaks; head: length of what leads the message; said: the message."""

    line: int
    who: str
    head: int
    said: str


def told_in_turns(lines: Sequence[str], *, chat: bool) -> list[str]:
    """The lines of a chat, such answers as `Ana: my user name is aruiz2 and my password is …`.

    chat: they are of a chat beyond doubt; else only who speaks twice, and not alone, is heard, for
    the labels of a form stand before a colon too.
    """
    told = list(lines)
    turns = list(_turns(lines))
    spoken = Counter(turn.who for turn in turns)
    often = {who for who, times in spoken.items() if times > 1}
    if not chat:
        turns = [turn for turn in turns if turn.who in often] if len(often) > 1 else []
    for at, turn in enumerate(turns):
        before = turns[max(0, at - _REACH) : at]
        mended = _login(turn, before) or _code(turn, before)
        if mended:
            told[turn.line] = f"{lines[turn.line][: turn.head]}{mended}"
    return told


def _turns(lines: Sequence[str]) -> Iterator[_Turn]:
    for line, text in enumerate(lines):
        turn = _TURN.match(text)
        if turn:
            yield _Turn(line, turn["who"], turn.end(), text[turn.end() :].strip())


def _login(turn: _Turn, before: Sequence[_Turn]) -> str:
    """What a message tells of a login, in words; "" where it tells none.

    The password is told together with the user name that the same person told before it.
    """
    asked = [one.said for one in before if one.who != turn.who and _ABOUT.search(one.said)]
    both = _BOTH.match(turn.said) if asked else None
    if both:
        rest = turn.said[both.end() :].lstrip("`")
        return f"my user name is {both['user']} and my password is {both['secret']}{rest}"
    own = [one.said for one in before if one.who == turn.who]
    users = [user for said in own if (user := _user(said, asked))]
    secret = _SECRET.match(turn.said)
    if secret and users:
        return f"my user name is {users[-1]} and my password is {secret['secret']}"
    if secret and asked and _ASKS_SECRET.search(asked[-1]):
        return f"my password is {secret['secret']}"
    return ""


def _user(said: str, asked: Sequence[str]) -> str:
    """The user name that a message is all about: an address, or a word that was asked for."""
    user = _USER.match(said)
    if user is None or _NO_USER.match(user["user"]):
        return ""
    sure = "@" in user["user"] or any(map(_ASKS_USER.search, asked))
    return user["user"] if sure else ""


def _code(turn: _Turn, before: Sequence[_Turn]) -> str:
    """The code of a card that the same person wrote just before, in words; "" for none."""
    said = _CODE.match(turn.said)
    cards = [one for one in before if one.who == turn.who and _CARD.search(one.said)]
    if said is None or not cards or _NO_CODE.search(turn.said) or _LABELLED.search(turn.said):
        return ""
    digits = sum(map(str.isdigit, _CARD.search(cards[-1].said).group()))  # type: ignore[union-attr]
    amex = digits == 15
    return f"my security code is {said['code']}" if len(said["code"]) == 3 + amex else ""
