"""Chats whose lines begin with a moment and a nick, where the text says who has it.

`17:17  hfifita45  i am in` or `[17:17] <hfifita45> i am in` is written `[17:17] Halyna Fifita: …`
where a list of members has `Halyna Fifita (hfifita45)`: so IRC clients, Mattermost and consoles
export channels. In that list the nick is put under a label, for people sign in with it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.people.person_finder import find

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_NICK = r"[A-Za-z][\w.-]{2,30}"
_MADE = r"(?=[A-Za-z_.-]*[0-9._])[A-Za-z][\w.-]{2,30}"
_HEAD = re.compile(
    r"(?m)^[ \t]*\[?(?P<moment>(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}[ T,]{1,2})?"
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ ]?[AaPp][Mm])?)\]?[ \t]+"
    rf"(?:<[@+~ ]?(?P<irc>{_NICK})>[ \t]+|(?P<column>{_NICK})(?:[ ]{{2,}}|\t|:[ ])|"
    rf"(?P<made>{_MADE})[ ])(?=\S)"
)
"""In a page of the web the columns lie but one blank apart: a nick has a digit or a sign there."""

_BEFORE = re.compile(r"[^\W\d_][ ]?\n{0,2}(?:[(\[<][ ]?|[-–—=:/][ ])@?\Z")
_BEHIND = re.compile(r"[ ]?(?:[=:–—-]|is|\()[ ]?(?=[^\W\d_])")
_LEAST, _NEAR, _AROUND, _OFTEN = 3, 6, 60, 3


def speakers_named(block: TextBlock) -> TextBlock:
    """The block with the names of who speaks in place of their nicks; lines stay where they are.

    Several messages of several people must begin so; logs of machines name nobody beside a nick.
    """
    heads = list(_HEAD.finditer(block.text)) if ":" in block.text else []
    nicks = {_nick(head) for head in heads}
    if len(heads) < _LEAST or len(nicks) < _LEAST - 1:
        return block
    known = _members(_HEAD.sub(lambda head: " " * len(head[0]), block.text), nicks)
    if not known:
        return block
    told = _HEAD.sub(lambda head: _written(head, known), block.text)
    for nick, name in known.items():
        listed = rf"({_spaced(name)}\s{{0,2}}[(\[<][ ]?@?)({re.escape(nick)})\b"
        told = re.sub(listed, r"\1user name: \2 ", told)
        led = rf"@?{re.escape(nick)}[ ]?(?:[=:–—-]|is)[ ]?{_spaced(name)}\b"
        told = re.sub(led, f"{name} (user name: {nick} )", told)
    return replace(block, text=told)


def _nick(head: re.Match[str]) -> str:
    return head["irc"] or head["column"] or head["made"]


def _written(head: re.Match[str], known: dict[str, str]) -> str:
    nick = _nick(head)
    if head["made"] and nick not in known:
        return head[0]
    return f"[{head['moment']}] {known.get(nick, nick)}: "


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _members(text: str, nicks: set[str]) -> dict[str, str]:
    """Nick -> the whole name that stands right before or behind it, outside of what leads lines."""
    said = re.compile(rf"(?<![\w@.])@?({'|'.join(map(re.escape, sorted(nicks)))})(?![\w@])")
    known, seen = dict[str, str](), Counter[str]()
    for nick in said.finditer(text):
        before = _BEFORE.search(text, max(0, nick.start() - _NEAR), nick.start())
        behind = _BEHIND.match(text, nick.end())
        seen[nick[1]] += bool(before or behind)
        if nick[1] in known or not (before or behind) or seen[nick[1]] > _OFTEN:
            continue
        left = text[max(0, nick.start() - _AROUND) : before.start() + 1] if before else ""
        right = text[behind.end() : behind.end() + _AROUND].partition("\n")[0] if behind else ""
        if name := _ends_with(left) or _begins_with(right):
            known[nick[1]] = name
    return known


def _ends_with(left: str) -> str:
    """The whole name at the end of a text that may be broken at a margin; "" where none is."""
    flat = re.sub(r"\s+", " ", left)
    return next((name for name, _, end in _named(flat) if end == len(flat)), "")


def _begins_with(right: str) -> str:
    return next((name for name, start, _ in _named(right) if not start), "")


def _named(flat: str) -> list[tuple[str, int, int]]:
    found = [(flat[p.start : p.end].partition(" (")[0], p.start, p.end) for p in find(flat)]
    return [one for one in found if " " in one[0]]
