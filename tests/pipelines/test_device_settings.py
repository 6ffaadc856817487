"""Users with passwords in the settings of devices and servers, each in the syntax of its maker."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock

FORTIGATE = """config system global
    set hostname "FGT-ARDEN"
end
config user local
    edit "tkowalski"
        set type password
        set passwd Harvest-Moon41
        set email-to "tk@harborwest.example"
    next
    edit "nhashed"
        set passwd ENC AK1ydXe9vQ2mZ
    next
end
"""


def logins(text: str) -> set[tuple[str, ...]]:
    block = TextBlock(text=text, place="", kind="page")
    rows = records_from_text([block], "s", b"k" * 32, None).iter_rows(named=True)
    return {
        (*row["logins"], *row["emails"])
        for row in rows
        if any(e["element"] == "password" and e["protection"] == "none" for e in row["exposures"])
        and row["full_name"] is None
    }


@pytest.mark.parametrize(
    ("settings", "users"),
    [
        (FORTIGATE, {("tkowalski", "tk@harborwest.example")}),
        (
            "hostname BR1\nusername tkowalski privilege 15 password 0 Harvest-Moon41\n"
            "username nhashed password 7 0822455D0A16\ninterface Gi0/0\n",
            {("tkowalski",)},
        ),
        (
            "/ppp secret\nadd name=tkowalski password=Harvest-Moon41 service=l2tp\n"
            "add name=ibarragan password=Sunny^Bay12 service=l2tp\n",
            {("tkowalski",), ("ibarragan",)},
        ),
        (
            'tkowalski\tCleartext-Password := "Harvest-Moon41"\n\tReply-Message = "Hello"\n',
            {("tkowalski",)},
        ),
        (
            "# client        server  secret      IP addresses\n"
            "tkowalski       *       Harvest-Moon41   *\n",
            {("tkowalski",)},
        ),
        (
            "machine ftp.harborwest.example\n  login tkowalski\n  password Harvest-Moon41\n",
            {("tkowalski",)},
        ),
    ],
    ids=["FortiGate", "Cisco", "MikroTik", "FreeRADIUS", "PPP", "netrc"],
)
def test_the_user_of_a_readable_password_is_told(
    settings: str, users: set[tuple[str, ...]]
) -> None:
    assert logins(settings) == users
