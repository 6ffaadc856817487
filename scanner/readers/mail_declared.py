"""A part of a message, and what its headers declare: its type, its name, how it is written.

A mailbox declares the same few things in thousands of messages, and `email` takes ten times as
long to take them apart as to find them. So what was once taken apart is kept.
"""

from __future__ import annotations

import email.message
import re
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from scanner.readers.mail_headers import ERRORS, decoded

_KEPT_LENGTH = 300
"""Longer values are names of attachments, which hardly recur."""


class Declared(NamedTuple):
    """Words in lower case but for the name; "" for what is not said.

    kind: the media type, `text/plain` where none is said that has the form of one. name: without
    control characters. charset: as it is written. flows: `format=flowed`, `joined` where the
    blank at the end of a line is not part of the text.
    """

    kind: str
    name: str
    attached: bool
    encoding: str
    charset: str
    flows: bool
    joined: bool


class Part(email.message.Message):
    """A message or a part of one, parsed from a character for each byte under `compat32`.

    The modern policy takes more than twenty seconds for one long header (study of readers).
    """

    @cached_property
    def declared(self) -> Declared:
        """What it says of itself; the first header counts where one is there twice.

        Asked for when all of it is parsed.
        """
        found: dict[str, str] = {}
        for key, value in self.raw_items():
            found.setdefault(key.lower(), str(value))
        values = [found.get(key) for key in _HEADERS]
        short = all(value is None or len(value) < _KEPT_LENGTH for value in values)
        taken_apart = _taken_apart if short else _taken_apart.__wrapped__
        return taken_apart(self.get_default_type(), *values)

    def get(self, name: str, failobj: Any = None) -> Any:
        """As it came; `email` looks for bytes above 127 whenever a header is asked for."""
        name = name.lower()
        return next((value for key, value in self.raw_items() if key.lower() == name), failobj)


_HEADERS = ("content-type", "content-disposition", "content-transfer-encoding")


@lru_cache(maxsize=512)
def _taken_apart(default: str, *values: str | None) -> Declared:
    part = email.message.Message()
    part.set_default_type(default)
    for key, value in zip(_HEADERS, values, strict=True):
        if value is not None:
            part.set_raw(key, value)
    kind = (values[0] or "").lower().replace('"', "")
    return Declared(
        kind=part.get_content_type(),
        name=_name(part),
        attached=part.get_content_disposition() == "attachment",
        encoding=(values[2] or "").strip().lower(),
        charset=_charset(part),
        flows="format=flowed" in kind,
        joined="delsp=yes" in kind,
    )


def _charset(part: email.message.Message) -> str:
    try:
        return (part.get_content_charset() or "").strip("\"' ")
    except (*ERRORS, TypeError, AttributeError):
        return ""


def _name(part: email.message.Message) -> str:
    try:
        name = part.get_filename()
    except (*ERRORS, TypeError, AttributeError):
        return "attachment"
    return re.sub(r"[\x00-\x1f]", "", decoded(name)) if name else ""
