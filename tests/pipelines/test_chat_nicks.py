"""Chats whose lines begin with a nick: the list of members says whose it is."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

COLUMNS = """# general, 4 members

17:17  ttran45  can anyone get in the vpn
17:17  rsol25  nope. using the old gateway
17:18  ttran45  mine says account expired. is that the same for everybody?
17:19  dkim53  ok Thuy. it was disabled, extended till the 30th. new pw
Tahoe!3468, same user as you have here
17:20  ttran45  in! ty

members: Thuy Tran (ttran45), Rosa
Solis (rsol25), Daniel Kim (dkim53, owner)
"""
IRC = """[2025-03-04 17:17:03] <ttran45> is the vpn down
[2025-03-04 17:18:10] <rsol25> works for me
[2025-03-04 17:19:11] <rsol25> try again, password is now Tahoe!3468
[2025-03-04 17:19:41] <ttran45> thanks

In the channel: Thuy Tran <ttran45>, Rosa Solis <rsol25>
"""
HEADED = """Members
@ttran45 - Thuy Tran
@rsol25 - Rosa Solis (owner)

08:01\tttran45\tmorning, the EHR says my account is disabled
08:02\trsol25\twhich one
08:05\trsol25\ttry now. temp pw Tahoe!3468
08:06\tttran45\tok in
"""


def told(text: str) -> list[tuple[str | None, list[str], list[str]]]:
    """(name, user names, elements) of everybody of whom a text tells something."""
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return [
        (row["full_name"], row["logins"], [one["element"] for one in row["exposures"]])
        for row in rows
        if row["exposures"]
    ]


@pytest.mark.parametrize("text", [COLUMNS, IRC, HEADED])
def test_a_password_handed_over_is_of_whom_the_nick_names(text: str) -> None:
    assert told(text) == [("Thuy Tran", ["ttran45"], ["password"])]


def test_a_log_of_machines_names_nobody_by_its_second_word() -> None:
    log = (
        "10:02:11  sshd  login from 10.0.0.4\n10:02:13  pool  3 connections\n"
        "10:02:14  sshd  refused for Ana Ruiz (operator)\n"
    )
    assert told(log) == []
