"""Lines of logins without labels: a stealer's "address:user:password", a shadow file, a note.

Forms as they stand in published stealer logs, in passwd(5)/shadow(5) and htpasswd files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate
from detectors.texts.credential_pairs import SHOWN, UNDER_USER
from detectors.texts.credential_sentences import ABOUT, is_secret, told_logins
from detectors.texts.named_logins import named_logins
from detectors.texts.told_users import bare_secrets, labelled_secrets, told_users

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGIN_LINE = "line of a login list"
"""Reason of these findings: what stands on the line stands together."""

_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_URL_LINE = re.compile(
    r"(?m)^[ \t>]*(?:[a-z]{2,9}://|www\.|(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}[/:]))[^\s:|;,]+"
    r"(?::[0-9]{2,5}(?=[/:|;, \t])[^\s:|;,]*)?[ \t]*[:|;, \t][ \t]*"
    r"(?P<user>[^\s:|;,/]{3,64})[ \t]*[:|;, \t][ \t]*(?P<secret>[^\s|]{3,64})[ \t]*$"
)
_SHADOW = re.compile(
    r"(?m)^(?P<user>[A-Za-z_][\w.@-]{0,63}):(?P<secret>\$[0-9a-z]{1,8}\$[^:\s]{10,}|"
    r"\{[A-Z0-9-]{3,9}\}[^:\s]{10,}|[0-9]{1,6}:[0-9a-fA-F]{32}:[0-9a-fA-F]{32})(?=:|\s|$)"
)
_NOTE = re.compile(
    rf"(?P<user>{_EMAIL})[ \t]*(?:[/|,;:–—-]|->|=>|[ ]pw|[ ]pass)?[ \t]+[/|:]?[ \t]*"
    r"(?P<secret>(?=[^\s]*[A-Za-z])(?=[^\s]*[0-9!@#$%^&*?])[^\s<>()@,;]{5,40})(?=[\s,;.]*$)",
    re.MULTILINE,
)
_NAMED_NOTE = re.compile(
    r"(?m)^[ \t>*-]*(?:[\w .&'’/~]{2,60}?|[A-Z][a-z]+-[a-z]+(?:[ ][\w'’]+){1,3})"
    r"[ ]?(?:->|=>|→|[-–—:~])[ ]*"
    r"(?P<user>[A-Za-z][\w.-]{2,40})"
    r"[ ]*(?:/|\||:(?![ /]))[ ]*"
    r"(?P<secret>(?=[^\s]*[A-Za-z])(?=[^\s]*[0-9!@#$%^&*?])[^\s]{5,40})[ \t]*$"
)
_FOR = re.compile(
    rf"(?i)\b(?:password|passcode|passwd|pwd|pw|contraseña)\b[^\n:=]{{0,60}}?\(?(?P<user>{_EMAIL})"
    r"[)>\]]{0,2}[ ]*(?:is\b|[:=])[ ]*\n?[ ]*(?P<secret>[^\s<>()]{4,40})"
)
_BLOCK = re.compile(
    r"(?m)^[ \t>]*(?:[a-z]{2,9}://|www\.)\S{3,300}[ \t]*\n[ \t>]*(?P<user>[^\s:|;,/]{3,64})[ \t]*\n"
    r"[ \t>]*(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])[^\s:]{4,64})[ \t]*$"
)


_OVER_LABELS = 0.97
"""Surer than the word "password" alone, which says nothing of whose it is."""

_SHOWN_BEFORE = 80


def credential_lines(text: str) -> Iterator[Candidate]:
    """Yield user names, addresses and passwords of such lines; not yet checked by `valid`."""
    for match in _SHADOW.finditer(text):
        yield from _pair(match, 0.9)
    if "://" in text or "www." in text or "/" in text:
        yield from _at_addresses(text)
    for match in named_logins(text):
        yield from _pair(match, 0.85)
    for match in told_logins(text):
        yield from _pair(match, _OVER_LABELS if _under(match) else 0.85)
    if ABOUT.search(text):
        for form in (_NOTE, _NAMED_NOTE, _FOR):
            for match in form.finditer(text):
                if is_secret(match["secret"]):
                    yield from _pair(match, _OVER_LABELS if form is _FOR else 0.8)
        yield from _apart(text)


def _apart(text: str) -> Iterator[Candidate]:
    """User names and secrets of which a sentence tells one, in a text about logins."""
    for match in told_users(text):
        yield _user(match, 0.8)
        for secret in bare_secrets(text, match.end("user")):
            yield _secret(secret, 0.75)
    for match in labelled_secrets(text):
        start = match.start("secret")
        if not SHOWN.search(text, max(0, start - _SHOWN_BEFORE), start):
            yield _secret(match, 0.75)


def _under(match: re.Match[str]) -> bool:
    """Whether the secret stands on a line of its own below the user name."""
    _, line, opens = match.string[match.end("user") : match.start("secret")].rpartition("\n")
    return bool(line) and UNDER_USER.fullmatch(opens) is not None


def _at_addresses(text: str) -> Iterator[Candidate]:
    """Logins behind an address on its line, or in two lines of their own below it."""
    for match in _URL_LINE.finditer(text):
        plain = "://" not in match.group() and not match.group().lstrip().startswith("www.")
        if plain and " " in match.group().strip():  # a line of prose or of a change log
            continue
        if is_secret(match["secret"]) and not match["user"].startswith("//"):
            yield from _pair(match, 0.85)
    for match in _BLOCK.finditer(text):
        if is_secret(match["secret"]):
            yield from _pair(match, 0.85)


def _pair(match: re.Match[str], score: float) -> Iterator[Candidate]:
    yield _user(match, score)
    yield _secret(match, score)


def _user(match: re.Match[str], score: float) -> Candidate:
    kind = "world/email" if "@" in match["user"] else "world/user_name"
    return Candidate(match.start("user"), match.end("user"), kind, score, 1, LOGIN_LINE)


def _secret(match: re.Match[str], score: float) -> Candidate:
    start, end = match.span("secret")
    end -= match["secret"].endswith(".")
    return Candidate(start, end, "world/password", score, 1, LOGIN_LINE)
