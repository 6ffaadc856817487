"""Stores of logins: whose each entry is, told by its title."""

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table
from scanner.readers import credential_dump
from scanner.readers.opened import Opened

_ENTRIES = (
    ("Payroll (Leticia Baeza)", "lbaeza", "Plum-Tree44"),
    ("Badge system: Dmitri Sokolov", "dsokolov", "river!Stone8"),
    ("VPN | Mai Truong", "mtruong", "Quartz_7781"),
    ("Sgt Ofelia Marchetti - pension", "omarch", "Cedar!road9"),
    ("Firewall", "admin", "n0t-4-y0u"),
)


def test_an_entry_is_of_whom_its_title_names_behind_what_it_opens() -> None:
    fields = (
        f"<Entry><String><Key>Title</Key><Value>{title}</Value></String>"
        f"<String><Key>UserName</Key><Value>{user}</Value></String>"
        f"<String><Key>Password</Key><Value>{secret}</Value></String></Entry>"
        for title, user, secret in _ENTRIES
    )
    content = f"<KeePassFile><Root><Group>{''.join(fields)}</Group></Root></KeePassFile>".encode()
    source = Opened(
        name="vault.xml",
        media_type="application/x-keepass-xml",
        size=len(content),
        path=None,
        data=content,
    )
    tables = [block for block in credential_dump.read(source) if isinstance(block, Table)]
    owners = {
        (row["full_name"], row["logins"][0])
        for table in tables
        for records in records_from_table(table, "s", b"k" * 32)
        for row in records.iter_rows(named=True)
    }
    assert owners == {
        ("Leticia Baeza", "lbaeza"),
        ("Dmitri Sokolov", "dsokolov"),
        ("Mai Truong", "mtruong"),
        ("Ofelia Marchetti", "omarch"),
        (None, "admin"),
    }
