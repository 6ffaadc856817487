"""Dumps of accounts: Windows hashes, passwd and shadow files, htpasswd, KeePass XML, .reg exports.

Accounts of people become rows with user name and secret; accounts that a system made for itself
stand in a table of their own, for nobody is behind them. Source: pwdump and secretsdump lines,
passwd(5), shadow(5), htpasswd(1), the KeePass 2 XML schema, Windows Registry Editor 5.00.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.blocks import Block, Unread
from pipelines.tables.password_stores import noted_owner, parts_of_title
from scanner.readers import xml_tree
from scanner.readers.encoding import Text, decode, encoding_of
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passages import passages
from scanner.readers.person_rows import PersonRows
from scanner.readers.segments import lined

MEDIA_TYPES = (
    "text/x-account-dump", "application/x-keepass-xml", "text/x-windows-registry",
    "application/x-firefox-logins",
)  # fmt: skip

_NTDS = re.compile(r"(?:([^\\:\s]+)\\)?([^\\:]{1,104}):([0-9]{1,10}):([0-9A-Fa-f*]{32}|[^:]{0,32}):"
                   r"([0-9A-Fa-f]{32}|NO PASSWORD[*]*):")  # fmt: skip
_PASSWD = re.compile(r"([^:\s]{1,64}):([^:]*):([0-9]+):([0-9]+):([^:]*):([^:]*):([^:]*)$")
_SHADOW = re.compile(r"([^:\s]{1,64}):([^:]*):([0-9]*):([0-9]*):[0-9]*:[0-9]*:[0-9]*:[^:]*:[^:]*$")
_WEB = re.compile(r"([^:\s]{1,64}):((?:\$|\{[A-Z0-9-]{2,9}\})[^:\s]{8,})$")
_SYSTEM = re.compile(
    r"(?i)(?:administrator|guest|krbtgt.*|defaultaccount|wdagutilityaccount|root|daemon|bin|sys|sync"
    r"|nobody|www-data|mysql|postgres|backup|admin|test|oracle|nginx|apache|sa|svc[_.-].*|.*[_.-]svc"
    r"|.*\$|.*[_.-]service|sql.*|healthmailbox.*|sm_[0-9a-f]+|msol_.*|ftp|mail|system|localservice)"
)
_EMPTY_HASH = "31d6cfe0d16ae931b73c59d7e0c089c0"
_SECTION = re.compile(r"\[(HKEY_[^\]]*)\]")
_SETTING = re.compile(r'"((?:[^"\\]|\\.)*)"="((?:[^"\\]|\\.)*)"')
_FIRST_PERSON = 1000


def read(source: Opened) -> Iterator[Block]:
    """Tables "accounts" and "system accounts"; the lines that are no account as text.

    Firefox keeps its logins encrypted by another file: Unread("encrypted"). Raises
    ReadError("damaged").
    """
    if source.media_type == "application/x-firefox-logins":
        raise ReadError("encrypted")
    if source.media_type == "application/x-keepass-xml":
        yield from _keepass(source)
    elif source.media_type == "text/x-windows-registry":
        yield from _registry(source)
    else:
        yield from _accounts(source)


def _accounts(source: Opened) -> Iterator[Block]:
    found, rest = PersonRows(), list[str]()
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        held = ""
        for piece in lined(Text(stream, encoding), lone_returns=True):
            *whole, held = (held + piece).split("\n")
            for line in whole:
                _line(line.strip("\r"), found, rest)
            if found.full:
                yield from found.taken()
        _line(held, found, rest)
    if not found:
        raise ReadError("damaged")
    yield from found.taken()
    yield from passages(iter(["\n".join(rest)]), "other lines", "log")


def _line(line: str, found: PersonRows, rest: list[str]) -> None:
    windows, unix = _NTDS.match(line), _PASSWD.match(line)
    shadow = None if unix else _SHADOW.match(line) or _WEB.match(line)
    if windows:
        secret = "" if windows[5].lower() in {_EMPTY_HASH} else windows[5]
        system = int(windows[3]) < _FIRST_PERSON or bool(_SYSTEM.fullmatch(windows[2]))
        _account(found, windows[2], {"Domain": windows[1], "NTLM hash": secret}, system=system)
    elif unix:
        name = unix[5].split(",")[0]
        secret = unix[2] if len(unix[2]) > 4 else ""
        system = int(unix[3][:9]) < _FIRST_PERSON or bool(_SYSTEM.fullmatch(unix[1]))
        _account(found, unix[1], {"Full name": name, "Password hash": secret}, system=system)
    elif shadow:
        secret = shadow[2] if len(shadow[2]) > 4 else ""
        system = bool(_SYSTEM.fullmatch(shadow[1])) or not secret
        _account(found, shadow[1], {"Password hash": secret}, system=system)
    else:
        rest.append(line)


def _account(found: PersonRows, user: str, facts: Row, *, system: bool) -> None:
    if system:
        said = "; ".join(filter(None, (user, *facts.values())))
        found.add("system accounts", {"System account and its hash": said})
    else:
        found.add("accounts", {"User name": user, **facts})


def _keepass(source: Opened) -> Iterator[Block]:
    """A row for each entry, older versions of it included; fields under their own names."""
    root, broken = xml_tree.tree(source.bytes())
    found = PersonRows()
    for entry in root.iter("Entry"):
        row: Row = {}
        for field in entry.iterchildren("String"):
            key = (field.findtext("Key") or "").strip()
            row[{"UserName": "User name"}.get(key, key)] = field.findtext("Value")
        around = [group.findtext("Name") or "" for group in entry.iterancestors("Group")]
        found.add("entries", _told_apart(row, around))
    if not found:
        raise ReadError("empty")
    yield from found.taken()
    if broken:
        yield Unread(place="", code="damaged")


def _told_apart(row: Row, groups: list[str]) -> Row:
    """The row with its title in the parts that people write: `VPN - Ana Lopez`, `Mail (A. Lopez)`.

    A title of an entry is what it opens, and for whom; nobody's occupation. groups: the names of
    those around it, the nearest first; they too may say whose entries they hold.
    """
    parts = parts_of_title(row.pop("Title", None) or "")
    notes, user = row.get("Notes") or "", row.get("User name") or ""
    owner = noted_owner(parts, notes, groups, user)
    told = {} if owner is None else {"Person name": owner}
    return row | told | {f"Opens {at}": part for at, part in enumerate(parts, 1) if part != owner}


def _registry(source: Opened) -> Iterator[Block]:
    """The whole export as text; a login that Windows fills in by itself as a row."""
    text = decode(source.bytes())
    found = PersonRows()
    for section in _SECTION.split(text)[2::2]:
        settings = dict(_SETTING.findall(section))
        user = settings.get("DefaultUserName") or settings.get("UserName")
        secret = settings.get("DefaultPassword") or settings.get("Password")
        if user and secret:
            _account(found, user, {"Password": secret}, system=bool(_SYSTEM.fullmatch(user)))
    plain = re.sub(r'"(?:Default)?Password"="[^"\n]*"', '"Password" in the table of accounts', text)
    yield from found.taken()
    yield from passages(iter([plain if found else text]), "", "page")
