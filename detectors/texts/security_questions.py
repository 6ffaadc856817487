"""Security questions with their answers, told in sentences and notes: `first pet = Chispa`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOPIC = (
    r"(?:(?:first|fav(?:ou?rite)?\.?|childhood|oldest|elementary|high|grade|primary)[ ](?:\w+[ ])?"
    r"(?:pet|dog|cat|car|street|school|teacher|job|concert|boss|colou?r|movie|film|book|food|band|"
    r"singer|team|nickname|friend|house|kiss|roommate|phone|crush|cousin|sport|employer|grade|vacation)"
    r"(?:['’]?s?[ ](?:name|mascot))?(?:[ ](?:you|I|he|she)[ ](?:\w+[ ]?){1,3})?"
    r"|mother['’]?s?[ ]maiden(?:[ ]name)?|mmn|grand(?:mother|father|ma|pa)['’]?s?[ ](?:\w+[ ])?name"
    r"|street[ ](?:you|he|she|I|they|where)?[ ]?(?:\w+[ ]){0,2}"
    r"(?:gr[eo]w up|lived?)(?:[ ](?:on|in))?"
    r"|(?:city|town)[ ](?:(?:where|in which)[ ]|of birth|you|he|she|I)(?:[ ]?\w+){0,6}"
    r"|(?:birth ?place|place of birth|birth ?city)|(?:school|college|team)['’]?s?[ ]mascot"
    r"|(?:pet|dog|cat|spouse|best friend)['’]?s?[ ](?:\w+[ ])?name"
    r"|primera mascota|nombre de (?:su|mi|tu) (?:primera )?mascota|apellido de soltera)"
)
_ASKED = (
    r"\b(?:security|secret|reset|challenge|verification|recovery|sec|identity|kba)[ ]?"
    r"(?:q\b|quest(?:ion)?s?\b)"
)
_QUOTED = r"[\"“'‘](?P<quoted>[^\"”\n]{6,90}?)[\"”'’]"
_ANSWERS = (
    r"(?P<link>[ ]{1,2}(?=[\"“])|[ ]{0,3}(?:=+|->|=>|→|:|[-–—])[ ]*"
    r"(?:(?i:answer(?:ed|s)?|ans|a)[ ]?[:=]?[ ]*)?|"
    r"[ ,;.:(/?-]{1,4}(?:(?i:and|the|my|his|her|with|it)[ ]){0,2}(?:(?i:i|he|she|they|caller|"
    r"member|user|student|patient|customer|client)[ ])?"
    r"(?i:answer(?:ed|s)?(?:[ ](?:is|was|with))?|ans|put|says?|said|gave|types?|typed|is|was|es)"
    r"[ ]?[:=]?[ ]+(?:(?i:an?|the)[ ]+)?)"
)
_ANSWER = (
    r"(?:[\"“](?P<told>[^\"”\n]{2,40})[\"”]|(?P<name>[A-Z][\w'’.-]*\w(?:[ ][A-Z][\w'’-]+){0,2})|"
    r"(?P<word>(?<=[=:>][ ])[a-z][\w'’-]{2,20}(?=[ ]*(?:[,;.)\n]|$))))"
)
_BELOW = (
    r"[ ]?#?[0-9]?[ ]?[:=.)][ ]*(?P<quoted>{asked})(?:[ \t]*\n[ \t>*-]*|[ \t]{{2,}}|[ ]*[;|,/][ ]*)"
    r"(?:(?:security|secret|my|your)[ ])?(?:answer|ans|respuesta|a)[ ]?#?[0-9]?[ ]?[:=.)][ ]*[\"“]?"
    r"(?P<told>[^\n\"”|;:]{{2,40}}?)[\"”]?[ \t]*(?=\n|\Z|[ ]{{2}}|[;|])"
)
"""A question and its answer under labels, in two lines or side by side."""

_FORMS = (
    re.compile(rf"(?i){_ASKED}" + _BELOW.format(asked=r"[^\n]{4,90}?")),
    re.compile(r"(?im)^[ \t>*-]*q(?:uestion)?" + _BELOW.format(
        asked=rf"[^\n]{{0,40}}\b{_TOPIC}[^\n]{{0,20}}?")),
    re.compile(rf"(?i:{_ASKED}[^\n\"“”=.]{{0,40}}?){_QUOTED}{_ANSWERS}{_ANSWER}"),
    re.compile(rf"(?i:\b(?:asks?|asking|question)\b[^\n\"“”=.]{{0,25}}?){_QUOTED}{_ANSWERS}{_ANSWER}"),
    re.compile(rf"(?i:{_ASKED}[ (:.,#0-9-]{{1,5}})(?P<quoted>[^\n\"“”=]{{4,60}}?)[ ,;?-]+"
               rf"(?:(?i:answer(?:ed|s)?|ans)[ ]?[:=]?[ ]+|=[ ]*){_ANSWER}"),
    re.compile(rf"(?P<quoted>(?i:\b{_TOPIC}))[\"”'’?)]{{0,3}}{_ANSWERS}{_ANSWER}"),
)  # fmt: skip
_SPEAKS = re.compile(
    r"(?i)\b(?:(?<!social )security|secret|reset|challenge|recovery|verif\w+|pw|"
    r"pass(?:word|wd|code)s?|log-?ins?|user ?(?:names?|id)|locked out|sign in|log in|asks?)\b"
)
_GATE = re.compile(
    r"(?i)question|\bsec(?:urity)?[ ]?q\b|\b(?:first|fav|mother|pet|mmn|mascot|gr[eo]w|childhood|"
    r"born|birth|maiden|city|mascota|soltera)"
)
_PROSE = re.compile(r"(?i)\W*(?:\w+\W+){0,3}(?:is|was|es)\W*(?:an?|the)?\W*$")
_JUST_ASKED = re.compile(rf"(?i){_ASKED}|\basks? (?:me|you|her|him|for)\b")
_REACH = 160
_NOBODY = re.compile(
    r"(?i)(?:n/?a|none|unknown|yes|no|correct(?:ly)?|wrong|answer|matche[sd]|pass(?:ed)?|failed)$"
)
_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_USER = re.compile(
    r"(?i)\b(?:user(?:[ ]?name|[ ]?id)?|log-?in|account|acct)(?:[ ](?:is|was|still|as|now)){0,3}"
    rf"[ ]?[:=]?[ ]+[\"'“]?(?P<user>{_EMAIL}|(?=[\w.-]*[0-9._])[a-z][\w.-]{{2,40}}\w|"
    r"(?-i:[a-z]{5,20})(?=[.,]?[ ](?:\(|[A-Z])))"
)


def told_answers(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the places of a security question and of its answer, where a text speaks of logins."""
    if not _GATE.search(text) or not _SPEAKS.search(text):
        return
    seen: set[int] = set()
    for form in _FORMS:
        for match in form.finditer(text):
            group = next(name for name in ("told", "name", "word") if match[name])
            start, end = match.span(group)
            prose = form is _FORMS[-1] and _PROSE.match(match["link"])
            if prose and not _JUST_ASKED.search(
                text, max(0, match.start() - _REACH), match.start()
            ):
                continue
            if start not in seen and not _NOBODY.match(match[group]):
                seen.add(start)
                yield match.span("quoted"), (start, end)


def user_told(text: str) -> re.Match[str] | None:
    """The user name or address that a text calls one, in the group `user`; None without."""
    return _USER.search(text)


def security_answers(text: str) -> Iterator[Candidate]:
    """Yield questions, answers, and the user name that the text tells with them."""
    found = False
    for question, answer in told_answers(text):
        found = True
        yield Candidate(*question, "world/security_question", 0.8, 2, "label in front")
        yield Candidate(*answer, "world/security_answer", 0.85, 3, "label in front")
    user = user_told(text) if found else None
    if user:
        kind = "world/email" if "@" in user["user"] else "world/user_name"
        yield Candidate(*user.span("user"), kind, 0.85, 1, "label in front")
