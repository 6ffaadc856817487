"""Dumps of accounts among texts: password hashes, registry exports, stores of logins."""

from __future__ import annotations

import re

_HASHES = re.compile(
    r"[^:\n]{1,150}:[0-9]{1,10}:(?:[0-9A-Fa-f]{32}|NO PASSWORD[*]*|[*]*):"
    r"(?:[0-9A-Fa-f]{32}|NO PASSWORD[*]*):[^:\n]*:"
)
_PASSWD = re.compile(r"[^:\s]{1,64}:[^:\n]{0,200}:[0-9]+:[0-9]+:[^:\n]*:/[^:\n]*:[^:\n]*$")
_SHADOW = re.compile(
    r"[^:\s]{1,64}:(?:\$[^:\n]{8,}|[*!x]{1,3}[^:\n]*)?:[0-9]*:[0-9]*:[0-9]*:[0-9]*:[0-9]*:"
)
_WEB = re.compile(r"[^:\s]{1,64}:(?:\$(?:apr1|2[aby]|5|6)\$|\{SHA\})[^:\s]{8,}$")
_FIREFOX = re.compile(r'"encryptedUsername"\s*:\s*"')
_LINES = 60


def account_type(kind: str | None, body: str) -> str | None:
    """The kind of dump; what the text is otherwise where it is none.

    kind: "text/xml", "application/json" or null where nothing is known yet.
    """
    if kind == "text/xml" and re.search(r"<KeePassFile[\s>]", body[:500]):
        return "application/x-keepass-xml"
    if kind == "application/json" and _FIREFOX.search(body[:4000]):
        return "application/x-firefox-logins"
    if kind is not None:
        return kind
    if re.match(r"Windows Registry Editor Version|REGEDIT4", body):
        return "text/x-windows-registry"
    lines = [line for line in body.split("\n", _LINES)[:_LINES] if line.strip()]
    for form in (_HASHES, _PASSWD, _SHADOW, _WEB):
        fitting = sum(bool(form.match(line)) for line in lines)
        if fitting and fitting >= 0.5 * len(lines):
            return "text/x-account-dump"
    return kind
