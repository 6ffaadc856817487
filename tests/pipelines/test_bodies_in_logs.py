"""Messages in XML that a trace or a log holds are read as labels and values."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.form_bodies import spelled_out


@pytest.mark.parametrize(
    "body",
    [
        "<s:Body><e:Member><e:LastName>Obregon</e:LastName><e:FirstName>Talia</e:FirstName>"
        "<e:SSN>541-62-7719</e:SSN></e:Member></s:Body>",
        "<Applicant><Name><Given>Talia</Given><Family>Obregon</Family></Name>"
        "<SocialSecurityNumber>541-62-7719</SocialSecurityNumber></Applicant>",
        '<person lastName="Obregon" firstName="Talia" ssn="541-62-7719"></person>',
    ],
)
def test_the_person_of_an_xml_message_has_its_values(body: str) -> None:
    log = f"08:43:07 DEBUG wire - >> {body}\n08:43:08 INFO wire - << 200\n"
    block = TextBlock(text=log, place="", kind="log")
    rows = records_from_text([block], "source", b"k" * 32, None).iter_rows(named=True)
    held = {row["full_name"]: [e["element"] for e in row["exposures"]] for row in rows}
    assert held == {"Talia Obregon": ["ssn"]}


@pytest.mark.parametrize(
    "text",
    ["<b>Agenda</b> for <i>Monday</i>", "if a < b: </end> c > d", "<li>one</li>\n<li>two</li>"],
)
def test_other_tags_stay_as_they_are(text: str) -> None:
    block = TextBlock(text=text, place="", kind="page")
    assert spelled_out(block) is block
