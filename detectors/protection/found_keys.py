"""Keys that lie in a text: private keys, keys of ciphers, connection strings that hold a password.

Found whatever they open, since a key in the same hands may make encrypted information readable.
Forms: RFC 7468 (PEM), RFC 9580 (OpenPGP), RFC 7517 (JWK), the key files of PuTTY and age, RFC 3986
(user and password in an address), ADO.NET and ODBC connection strings.
"""

from __future__ import annotations

import base64
import binascii
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

MOST = 200
"""Keys that one text is asked for."""

_SIZES = frozenset({16, 24, 32})
_SPEAKS = ("://", "key", "kty", "pwd", "password", "curl")
_PEM = re.compile(
    r"-----BEGIN (?P<kind>(?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?)-----"
    r"(?:[^-]|-(?!-)){40,32000}-----END (?P=kind)-----"
)
_OTHERS = (
    ("PuTTY private key", re.compile(r"PuTTY-User-Key-File-[23]: ()")),
    ("age secret key", re.compile(r"(AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{50,60})")),
    ("private key (JWK)", re.compile(r'"kty"\s*:\s*"(?:RSA|EC|OKP)"[^{}]{0,8000}?"d"\s*:()')),
)
# Each begins with letters that stand in few texts: to look for those is what is quick.
_ADDRESS = re.compile(r"://[^\s:@/\"'<>]{0,128}:([^\s@/\"'<>]{1,128})@[\w\[.-]")
_SAID = re.compile(r"(?:password|pwd)\s{0,9}=\s{0,9}")
_VALUE = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'|([^;\"'\s]+)")
_SERVER = re.compile(
    r"(?:server|data source|host|provider|driver|database|initial catalog|user id|uid)\s{0,9}="
)
_USER = re.compile(
    r"\s(?:-u|--user)[ =]{1,5}"
    r"(?:\"([^\"\n]{2,256})\"|'([^'\n]{2,256})'|([^\s\"']{1,128}:(?:\"[^\"\n]+\"|'[^'\n]+'|\S+)))"
)
_KEY = re.compile(
    r"key(?:[ _-]?\w{1,12})?[\"']?\s{0,20}(?:[:=]>?|is\b)\s{0,20}[\"']?(?:base64:|0x)?"
    r"([0-9a-z+/_-]{22,88}={0,2})"
)
_OF_WHAT = re.compile(r"(?:fernet|aes|encryption|crypto?|secret|cipher|master|data|kms|app)[ _-]?$")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")
_ASCII = {ord(letter): letter.lower() for letter in string.ascii_uppercase}


@dataclass(frozen=True, slots=True)
class FoundKey:
    """One key: what it is, where it begins (code points), and itself, to be tried and never shown.

    said: "" where nothing here can use it.
    """

    kind: str
    start: int
    said: str = field(repr=False)


def keys_in(text: str) -> list[FoundKey]:
    """The keys of a text by their places, at most `MOST`."""
    lower = _lowered(text)
    if not any(word in lower for word in _SPEAKS):
        return []
    found = [*_connections(text, lower), *_of_ciphers(text, lower)]
    if "private key" in lower:
        # In JSON and in files of settings a key stands on one line.
        found += _armored(text.replace("\\n", "\n "))
    found += _others(text)
    return sorted(found, key=lambda key: (key.start, key.kind))[:MOST]


def is_private_key(written: str) -> bool:
    """Whether a candidate is a private key in armor, and no password."""
    return written.startswith("-----BEGIN ")


def of_file(content: bytes) -> str | None:
    """The key that a whole small file is: raw bytes of the size of a cipher's key, in hexadecimal.

    None for a text, and for other sizes.
    """
    if len(content) not in _SIZES or all(32 <= sign < 127 or sign in b"\r\n\t" for sign in content):
        return None
    return content.hex()


def _armored(text: str) -> Iterator[FoundKey]:
    for match in _PEM.finditer(text):
        kind = match["kind"]
        if kind.startswith("PGP"):
            yield FoundKey("PGP secret key", match.start(), "")
            continue
        lines = [line.strip() for line in match[0].splitlines()]
        named = {"RSA PRIVATE KEY": "RSA ", "EC PRIVATE KEY": "EC ", "DSA PRIVATE KEY": "DSA "}
        shut = "ENCRYPTED" in match[0][:200]
        name = f"{named.get(kind, '')}private key"
        name = "SSH private key" if kind.startswith("OPENSSH") else name
        yield FoundKey(
            name + (" under a password" if shut else ""), match.start(), "\n".join(lines)
        )


def _others(text: str) -> Iterator[FoundKey]:
    for kind, pattern in _OTHERS:
        for match in pattern.finditer(text):
            yield FoundKey(kind, match.start(), "")


def _lowered(text: str) -> str:
    """In lower case, letter for letter: one of Turkish becomes two otherwise."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_ASCII)


def _connections(text: str, lower: str) -> Iterator[FoundKey]:
    for match in _ADDRESS.finditer(text):
        if not _stands_for_another(match[1]):
            yield FoundKey("connection string", match.start(), unquote(match[1]))
    for match in _SAID.finditer(lower):
        line = lower[
            max(lower.rfind("\n", 0, match.start()), match.start() - 400) + 1 : match.start()
        ]
        value = _VALUE.match(text, match.end())
        said = value and (value[1] or value[2] or value[3])
        if said and _SERVER.search(line) and not _stands_for_another(said):
            yield FoundKey("connection string", match.start(), said)
    yield from _of_curl(text, lower)


def _of_curl(text: str, lower: str) -> Iterator[FoundKey]:
    at = lower.find("curl")
    for _ in range(MOST):
        if at < 0:
            return
        following = lower.find("curl", at + 1)
        match = _USER.search(text, at, min(at + 400, following if following > 0 else len(text)))
        if match:
            user, colon, said = (match[1] or match[2] or match[3]).partition(":")
            said = said.strip("\"'") or user
            if colon and len(said) >= 3 and user[:1] != "<" and not _stands_for_another(said):
                yield FoundKey("connection string", match.start(), said)
        at = following


def _stands_for_another(said: str) -> bool:
    """Whether a password is only a place for one: `${DB_PASSWORD}`, `<password>`, `****`."""
    return bool(
        re.fullmatch(
            r"[$%]?[{<(\[%].*|\$\w+|\*+|x{3,}|(?i:password|passwd|pass|test|token|changeme)", said
        )
    )


def _of_ciphers(text: str, lower: str) -> Iterator[FoundKey]:
    for match in _KEY.finditer(lower):
        said = text[match.start(1) : match.end(1)]
        before = lower[max(0, match.start() - 12) : match.start()]
        if _OF_WHAT.search(before) and _size(said) in _SIZES:
            yield FoundKey("key of a cipher", match.start(), said)


def _size(written: str) -> int:
    """Bytes that a key has as it is written, in hexadecimal or base64; 0 where it is neither."""
    if _HEX.fullmatch(written):
        return len(written) // 2
    plain = written.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return len(base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True))
    except (binascii.Error, ValueError):
        return 0
