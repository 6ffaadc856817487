"""Codes that a mailer prints alone on a line with blanks between the digits: `* 6 0 5 9 *`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(
    r"(?m)^[ \t]*[*#[(]?[ ]*(?P<code>[0-9](?:[ ]{1,3}[0-9]){3,11})[ ]*[*#\])]?[ \t]*$"
)
_NAMED = re.compile(
    r"(?i)\b(?:pin|personal identification number|access code|security code|pass ?code|"
    r"n[uú]mero de identificaci[oó]n personal)\b"
)
_REACH = 240


def spaced_codes(text: str) -> Iterator[Candidate]:
    """Every such code that the lines above call a PIN or an access code."""
    for match in _CODE.finditer(text):
        if _NAMED.search(text, max(0, match.start() - _REACH), match.start()):
            yield Candidate(*match.span("code"), "world/access_code", 0.85, 1, "label in front")
