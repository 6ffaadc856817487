"""Messages inside a text: who wrote a stretch of it, and to whom, in threads and forwards."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.attribution.mentions import Mention, Person
    from pipelines.attribution.units import Document

_FROM = re.compile(
    r"(?im)^[ \t>|*]*(?:from|de|von)[* ]*:[^\n]*|"
    r"^[^\n]{0,160}(?:\n[ \t>]*)?\b(?:wrote|writes|escribió|schrieb|đã viết)(?: on [^\n]{4,40})?:"
)
_TO = re.compile(r"(?im)^[ \t>|*]*(?:to|para|an)[* ]*:[^\n]*")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_HEAD = 400


@dataclass(frozen=True, slots=True)
class Message:
    """A message from `start` to the next one; author and addressee as places in the people."""

    start: int
    author: int | None
    addressee: int | None


def messages(doc: Document, people: Sequence[Person], mentions: Sequence[Mention]) -> list[Message]:
    """Every message of a document in order; the first is the envelope's, or the text's itself.

    people, mentions: of the document, mentions sorted by place. A text without an envelope and
    without a "From:" line has one message whose author and addressee are unknown here.
    """
    places = [m.start for m in mentions]

    def named(start: int, end: int) -> int | None:
        at = bisect.bisect_left(places, start)
        return mentions[at].person if at < len(places) and places[at] < end else None

    envelope = [i for i, person in enumerate(people) if person.emails]
    first = next((i for i in envelope if people[i].party == "author"), None)
    reader = [i for i in envelope if people[i].party == "addressee"]
    found = [Message(0, first, reader[0] if len(reader) == 1 else None)]
    for match in _FROM.finditer(doc.flat):
        to = _TO.search(doc.flat, match.end(), match.end() + _HEAD)
        author = named(*match.span())
        previous = found[-1].author
        found.append(Message(match.start(), author, named(*to.span()) if to else previous))
    return _by_depth(doc.flat, found) if "\n>" in doc.flat else found


def _by_depth(flat: str, found: list[Message]) -> list[Message]:
    """The messages, with what is answered between quoted lines as its writer's again.

    A line `Ana wrote:` opens the lines that are quoted once more than itself; "From:" its own.
    """
    told, heads, place = found[:1], {m.start: m for m in found[1:]}, 0
    open_at, depth = {0: found[0]}, 0
    head: Message | None = None
    for line in flat.split("\n"):
        quoted = _QUOTED.match(line)
        here = quoted[0].count(">") if quoted else 0
        if line[quoted.end() if quoted else 0 :].strip():
            if head is not None:
                open_at = {at: m for at, m in open_at.items() if at < here} | {here: head}
                told.append(head)
                head = None
            elif here != depth and here in open_at:
                told.append(replace(open_at[here], start=place))
            depth = here
        head = heads.get(place, head)
        place += len(line) + 1
    return told if head is None else [*told, head]


def message_at(found: Sequence[Message], place: int) -> tuple[Message, int | None]:
    """Return the message around a place and where the next one starts; None for the last."""
    at = bisect.bisect_right(found, place, key=lambda m: m.start) - 1
    return found[max(0, at)], found[at + 1].start if at + 1 < len(found) else None


_QUOTE = re.compile(r"[ \t>*-]*[\"“](?P<said>[^\"“”\n]*)\Z")
_THIS_IS = re.compile(
    r"(?i)(?:^|[ ,.])(?:this is|it['’]?s|my name is|my name['’]s|me llamo|habla|soy)[ ]"
    r"(?:(?:um|uh|mr|mrs|ms|dr)\.?[ ,]+)?\Z"
)
_SOON = 60
"""Characters into a voice message by which its speaker has told who it is."""


def voice_of(doc: Document, mentions: Sequence[Mention], place: int) -> int | None:
    """Return who speaks between the quotation marks around a place: `"hi this is Ana Ruiz …"`."""
    quoted = _QUOTE.match(doc.line_before(place))
    if quoted is None:
        return None
    start = doc.line(place)[0] + quoted.start("said")
    said = (m for m in mentions if start <= m.start <= start + _SOON)
    return next((m.person for m in said if _THIS_IS.search(doc.flat, start, m.start)), None)


def speaker(doc: Document, mentions: Sequence[Mention], place: int) -> int | None:
    """Return who says the line of a chat by the name they gave before: `Visitor: Gleb Orlov`.

    mentions: of the document, sorted by place. None where the line has no speaker of that kind,
    or several people gave their names under the same word.
    """
    start = doc.line(place)[0]
    said = next((f for f in doc.fields if start <= f.label_start <= place), None)
    if said is None or not said.start <= place <= said.end:
        return None
    places = {f.start: f.end for f in doc.fields if f.words == said.words and f.start <= said.start}
    named = {
        m.person
        for m in mentions
        if m.start in places and not doc.flat[m.end : places[m.start]].strip(" .,!")
    }
    return named.pop() if len(named) == 1 else None
