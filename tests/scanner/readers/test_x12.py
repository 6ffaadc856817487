"""X12: whose number it is, where programs left out what stands before its qualifier."""

from __future__ import annotations

import pytest

from pipelines.blocks import Table
from scanner.readers import x12_interchange
from scanner.readers.opened import Opened

HEAD = (
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0405*^*00501*"
    "000000421*0*P*:~GS*BE*A*B*20250301*0405*1*X*005010X220A1~ST*834*0001*005010X220A1~"
    "BGN*00*1*20250301*0405****4~INS*Y*18*021*20*A***FT~"
)
TAIL = "SE*6*0001~GE*1*1~IEA*1*000000421~"


def subscriber(name: str) -> dict[str, str | None]:
    content = (HEAD + name + TAIL).encode()
    source = Opened(name="x", media_type="", size=len(content), path=None, data=content)
    tables = [block for block in x12_interchange.read(source) if isinstance(block, Table)]
    [people] = [table for table in tables if table.place == "subscribers"]
    return dict(zip(people.header or (), next(iter(people.batches)).row(0), strict=True))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("NM1*IL*1*DUONG*LEILANI****34*524183067~", "Subscriber SSN"),
        ("NM1*IL*1*DUONG*LEILANI***34*524183067~", "Subscriber SSN"),
        ("NM1*IL*1*DUONG*LEILANI**34*524183067~", "Subscriber SSN"),
        ("NM1*IL*1*DUONG*LEILANI***MI*524183067~", "Subscriber member ID"),
    ],
)
def test_the_number_of_a_subscriber_is_what_its_qualifier_says(name: str, column: str) -> None:
    held = subscriber(name)
    assert (held[column], held["Subscriber last name"]) == ("524183067", "DUONG")


def test_a_suffix_that_is_also_a_qualifier_stays_a_suffix() -> None:
    assert subscriber("NM1*IL*1*DUONG*LEILANI***II~")["Subscriber name suffix"] == "II"
