"""Bodies of web forms and query strings in a text, written as labels and values.

`email=a%40example.com&passwd=x%21` as servers log it (URL standard: x-www-form-urlencoded)
becomes `email: a@example.com   passwd: x!` on the same line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from detectors.labels import claims, words

if TYPE_CHECKING:
    from pipelines.blocks import TextBlock

_PAIR = r"[A-Za-z_][\w.%\[\]-]{0,40}=[^&\s\"'<>]{0,200}"
_BODY = re.compile(rf"(?:(?<=[?\s\"'(>,;|])|^){_PAIR}(?:&{_PAIR})+", re.MULTILINE)


def spelled_out(block: TextBlock) -> TextBlock:
    """Return the block with such bodies as `label: value`, lines unchanged in number.

    Only bodies with a field that some detector asks for; recognized text stays as it is.
    """
    if block.doubts or "&" not in block.text:
        return block
    return replace(block, text=_BODY.sub(_labelled, block.text))


def _labelled(match: re.Match[str]) -> str:
    fields = parse_qsl(match.group(), keep_blank_values=True, errors="replace")
    if not any(claims(words(name))[0] for name, _ in fields):
        return match.group()
    tidy = ((name, " ".join(value.split())) for name, value in fields)
    return "   " + "   ".join(f"{name}: {value}" for name, value in tidy)
