"""Users and passwords in the settings of routers, firewalls and servers, as labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.blocks import TextBlock

_USER, _SECRET = (rf"\"?(?P<{name}>[^\s\",]{{1,100}})\"?" for name in ("user", "secret"))
_ON_A_LINE = tuple(
    re.compile(line, re.IGNORECASE)
    for line in (
        # Cisco IOS and its like: 5, 7, 8 and 9 stand before what is no longer plain.
        rf"username {_USER}(?: (?:privilege|role) [\w-]+)* password (?:0 )?(?![5789] ){_SECRET}",
        # The users file of FreeRADIUS.
        rf"{_USER}[ \t]+(?:Cleartext-Password|User-Password)[ \t]*[:=]?=[ \t]*{_SECRET}",
        rf"(?:machine [^\s]+|default) login {_USER} password {_SECRET}",
    )
)
_SECRETS_OF = re.compile(r"(?im)^[ \t]*#[ \t]*(?:client[ \t]+server[ \t]+secret|secrets for auth)")
_OF_CLIENT = re.compile(rf"{_USER}[ \t]+\S{{1,60}}[ \t]+{_SECRET}(?:[ \t]+[*0-9./]+)?")
_ADDED = re.compile(r"(?:/[a-z0-9/ -]{1,40} )?add\b.*\bpassword=")
_NAME_OF = re.compile(r"\b(?:name|user)=\"?(?P<user>[^\s\"]{1,100})\"?")
_PASSWORD_OF = re.compile(r"\bpassword=\"?(?P<secret>[^\s\"]{1,100})\"?")
_EDIT = re.compile(rf"edit {_USER}")
_SET = re.compile(rf"set (?:passwd|password|user-password) {_SECRET}")
_MAIL = re.compile(r"set email(?:-to|-address)? \"?(?P<mail>[^\s\"]{3,120}@[^\s\"]{3,120})\"?")
_LOGIN, _PASSWORD = re.compile(rf"login {_USER}"), re.compile(rf"password {_SECRET}")
_CHEAP = re.compile(r"(?i)\bpasswd\b|\bpassword\b|^[ \t]*#[ \t]*client[ \t]+server", re.MULTILINE)
_LONGEST = 400


def logins_spelled_out(block: TextBlock) -> TextBlock:
    """The block with `user name: …   password: …` where such settings say both in their own way.

    FortiGate (`edit "u"`, `set passwd p`), Cisco IOS, MikroTik, FreeRADIUS, PPP secrets, netrc.
    What stands there hashed or encrypted stays as it is. Lines stay where
    they are.
    """
    if _CHEAP.search(block.text) is None:
        return block
    lines = block.text.split("\n")
    of_clients = _SECRETS_OF.search(block.text) is not None
    told = ["" if of_clients and _SECRETS_OF.match(line) else line for line in lines]
    for at, user, secret in (*_beside(lines, of_clients), *_below(lines)):
        told[at] = f"user name: {user}   password: {secret}"
    return block if told == lines else replace(block, text="\n".join(told))


def _beside(lines: Sequence[str], of_clients: bool) -> Iterator[tuple[int, str, str]]:
    """Line, user and password of those that stand on one line."""
    for at, line in enumerate(lines):
        said = line.strip()
        if len(said) > _LONGEST or said.startswith("#"):
            continue
        found = next(filter(None, (form.match(said) for form in _ON_A_LINE)), None)
        if found is not None:
            yield at, found["user"], found["secret"]
        elif _ADDED.match(said):
            user, secret = _NAME_OF.search(said), _PASSWORD_OF.search(said)
            if user and secret:
                yield at, user["user"], secret["secret"]
        elif of_clients and (client := _OF_CLIENT.fullmatch(said)):
            yield at, client["user"], client["secret"]


def _below(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Line of the password, user and password, of blocks that say them on lines of their own.

    An address that the block holds is told behind the password.
    """
    user, held, mail = "", None, ""
    for at, line in enumerate([*lines, "end"]):
        said = line.strip()[:_LONGEST]
        opened = _EDIT.fullmatch(said)
        ends = opened or said in {"next", "end"} or said.startswith("machine ")
        if ends and user and held:
            yield held[0], user, f"{held[1]}{f'   email: {mail}' if mail else ''}"
        if ends:
            user, held, mail = opened["user"] if opened else "", None, ""
        elif login := _LOGIN.fullmatch(said):
            user = login["user"]
        elif secret := _SET.fullmatch(said) or (_PASSWORD.fullmatch(said) if user else None):
            held = (at, secret["secret"])
        elif found := _MAIL.fullmatch(said):
            mail = found["mail"]
