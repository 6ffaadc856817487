"""The addresses that links of documents lead to: mail, telephone, short messages.

What a link shows is often only a name. Knowledge: RFC 6068 (mailto), RFC 3966 (tel); of fields
ECMA-376 part 1, 17.16.5.25 (HYPERLINK: its argument stands before or behind its switches).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_TARGET = re.compile(r"\s*(?:mailto|tel|sms|callto):([^?]*)", re.IGNORECASE)
_END = "\0"  # no XML can hold it
_GLUED = re.compile(rf"{_END}+(?=\w)")
_FIELD = re.compile(
    r'HYPERLINK\s*(?:\\[a-z]\s*(?:"(?!mailto:|tel:|sms:|callto:)[^"]*"\s*)?)*'
    r'(?:"([^"]*)|([^\s"\\]+))',
    re.IGNORECASE,
)


def address(target: str) -> str:
    """`ana@example.com` of `mailto:ana%40example.com?subject=…`; "" for links to other things."""
    found = _TARGET.match(target)
    return unquote(found[1]).strip() if found else ""


def beside(told: str, text: str) -> str:
    """An address apart from the text of its link; "" where there is none, or the text shows it."""
    return f" {told}{_END}" if told and told not in text else ""


def joined(parts: list[str]) -> str:
    """The pieces of a paragraph as one text: no word goes on where an address ends."""
    text = "".join(parts)
    return _GLUED.sub(" ", text).replace(_END, "") if _END in text else text


def of_field(instruction: str) -> list[str]:
    """The addresses that the HYPERLINK fields of an instruction lead to."""
    told = (address(quoted or bare) for quoted, bare in _FIELD.findall(instruction))
    return [one for one in told if one]
