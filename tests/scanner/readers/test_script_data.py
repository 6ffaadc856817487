"""Lists of records in scripts: read as tables, with what stands around them as text."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.blocks import Table, TextBlock
from scanner.readers import script_data
from scanner.readers.opened import Opened
from scanner.sniff_text import text_type

JAVASCRIPT = """// people of the demo
import { seed } from './seed';
export const members: Member[] = [
  { id: 1, name: 'Nune O\\'Brien', "ssn": "531-48-2207", joined: new Date('2019-03-01'), },
  /* left */ { id: 2, name: `Thao Bui`, ssn: '541-28-7703', spouse: null },
];
seed(members);
"""
RUBY = """members = [
  { name: "Nune O'Brien", ssn: "531-48-2207", joined: Date.new(2019, 3, 1), spouse: nil },
  { :name => 'Thao Bui', :ssn => '541-28-7703' } # left
]
members.each { |m| Member.create!(m) }
"""
MONGO = """db.members.insertMany([
  {_id: ObjectId("65a1"), name: "Nune O\\u0027Brien", ssn: "531-48-2207", spouse: undefined},
  {_id: ObjectId("65a2"), name: "Thao Bui", ssn: "541-28-7703"}
])
"""


def read(text: str) -> tuple[list[Table], str]:
    content = text.encode()
    source = Opened(
        name="a.js", media_type="text/x-script-data", size=len(content), path=None, data=content
    )
    found = list(script_data.read(source))
    tables = [block for block in found if isinstance(block, Table)]
    return tables, "".join(block.text for block in found if isinstance(block, TextBlock))


@pytest.mark.parametrize("script", [JAVASCRIPT, RUBY, MONGO], ids=["js", "ruby", "mongo"])
def test_a_list_of_records_is_a_table(script: str) -> None:
    assert text_type(script.encode(), "txt") == "text/x-script-data"
    (table,), rest = read(script)
    rows = pl.concat(list(table.batches))
    assert table.header is not None
    columns = {name: rows[str(at)].to_list() for at, name in enumerate(table.header)}
    assert columns["name"] == ["Nune O'Brien", "Thao Bui"]
    assert columns["ssn"] == ["531-48-2207", "541-28-7703"]
    assert columns.get("spouse", [None, None]) == [None, None]
    assert "531-48-2207" not in rest
    assert rest.count("\n") == script.count("\n")


def test_an_archive_that_a_browser_opens_is_a_table() -> None:
    archive = 'window.YTD.account.part0 = [ {"account": {"email": "nune@example.org"}} ]'
    assert text_type(archive.encode(), "js") == "text/x-script-data"
    (table,), _ = read(archive)
    assert pl.concat(list(table.batches)).rows() == [("nune@example.org",)]


@pytest.mark.parametrize(
    "script",
    [
        "const rows = [ { name: first + last, ssn: '531-48-2207' } ];\n",
        "const rows = [ { name: 'Thao Bui', ssn: '531-48-2207' }\n",
        "const rows = [" + "[" * 5000,
    ],
    ids=["expression", "cut off", "deep"],
)
def test_what_is_more_than_data_stays_text(script: str) -> None:
    tables, text = read(script)
    assert not tables
    assert text == script
