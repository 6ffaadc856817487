"""HTML that nests without end, and what a page says beside its tables."""

from __future__ import annotations

import base64
import time

import pytest

from pipelines.blocks import Block, Member, Table, TextBlock, Unread
from scanner.readers.html_page import blocks
from scanner.readers.html_scripts import written_data
from scanner.readers.html_unseen import frames


def read(markup: str) -> tuple[str, list[list[tuple[str | None, ...]]], list[str]]:
    """Text, rows of the tables, codes."""
    found: list[Block] = list(blocks(markup, "", "page", "page"))
    return (
        "\n".join(block.text for block in found if isinstance(block, TextBlock)),
        [
            [row for b in block.batches for row in b.rows()]
            for block in found
            if isinstance(block, Table)
        ],
        [block.code for block in found if isinstance(block, Unread)],
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "Anahit Petrosyan 518-24-7731",
        "<div>" * 50_000 + "Anahit Petrosyan 518-24-7731" + "</div>" * 50_000,
        "<ul><li>" * 50_000 + "Anahit Petrosyan 518-24-7731",
        "".join(f"<p><b id={n}>x</p>" for n in range(20_000)) + "Anahit Petrosyan 518-24-7731",
    ],
    ids=["open", "closed", "lists", "marks"],
)
def test_endless_nesting_gives_its_text_and_a_code(markup: str) -> None:
    begun = time.process_time()
    text, _, codes = read(markup)
    assert "Anahit Petrosyan 518-24-7731" in text
    assert codes == ["too_deep"]
    assert time.process_time() - begun < 5


def test_sloppy_pages_are_not_deep() -> None:
    markup = "<p>Nguyen<br>" * 20_000 + "<table>" + "<tr><td>a<td>b" * 5_000
    text, tables, codes = read(markup)
    assert text.count("Nguyen") == 20_000
    assert [len(rows) for rows in tables] == [5_000]
    assert codes == []


def test_lines_of_preformatted_text_stay() -> None:
    text, _, _ = read("<p>a\n b</p><pre>Luz Ortega   1\nMei Wong     2</pre>")
    assert text == "a b\n\nLuz Ortega   1\nMei Wong     2"


def test_caption_of_a_table_stays_and_its_cells_are_plain() -> None:
    row = "<tr><td>Ana &lt;x&gt;&nbsp;Cruz</td><td><b>1</b><br>2</td></tr>"
    text, tables, _ = read(f"<table><caption>Staff &amp; heirs</caption>{row * 2}</table>")
    assert text == "Staff & heirs"
    assert tables == [[("Ana <x> Cruz", "1\n2")] * 2]


def test_a_table_inside_a_layout_table_is_one_of_data() -> None:
    inner = "<table>" + "<tr><td>a</td><td>b</td><td>c</td></tr>" * 3 + "</table>"
    _, tables, _ = read(f"<table><tr><td>{inner}</td><td>menu</td></tr></table>")
    assert tables == [[("a", "b", "c")] * 3]


def test_data_of_scripts_is_read_and_code_is_not() -> None:
    text, _, _ = read(
        '<script type="application/ld+json">{"a": "<Ana>"}</script><script>b</script>c'
    )
    assert text == '{"a": "<Ana>"}\n\nc'


def test_signs_of_tags_in_what_attributes_tell_are_no_tags() -> None:
    text, _, _ = read('<p>Seen <a title="Luz <p> Ortega > 3">here</a> on <b>Monday</b></p><p>by me')
    assert text == "Seen Luz <p> Ortega > 3 here on Monday\n\nby me"


def test_rows_of_bare_cells_are_tidied_as_others() -> None:
    rows = ["<td>Mei  Li</td><td> 1 </td>", "<td>Jo\nOrtiz</td><td></td>", "<td>Ana</td><td>3</td>"]
    _, tables, _ = read(f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>")
    assert tables == [[("Mei Li", "1"), ("Jo Ortiz", None), ("Ana", "3")]]


def test_what_a_browser_does_not_show_is_read() -> None:
    row = "<tr><td>Ana Cruz</td><td>518-24-7731</td></tr>"
    rows = f"<!-- <table>{row}</table> -->"
    markup = (
        f"<p>Members</p>{rows}<!-- menu begins --><!--[if mso]><p>Members of 2024</p><![endif]-->"
        "<noscript>Wei Chen, Fresno</noscript><template><p>Rosa Delgado</p></template>"
    )
    found = [block for block in blocks(markup, "", "page", "page") if isinstance(block, TextBlock)]
    assert [block.place for block in found] == ["", "comments"]
    assert "Wei Chen, Fresno" in found[0].text
    assert "Rosa Delgado" in found[0].text
    assert found[1].text.split() == ["Ana", "Cruz", "518-24-7731"]


def test_files_in_addresses_are_members() -> None:
    table = base64.b64encode(b"name,ssn\nAna Cruz,518-24-7731\n").decode()
    markup = (
        f'<a href="data:text/csv;charset=utf-8;base64,{table}">rows</a>'
        f'<a href="data:text/csv;base64,{table.rstrip("=")}">again</a>'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>data:;base64,!</p>'
    )
    found = [block for block in blocks(markup, "", "page", "page") if isinstance(block, Member)]
    assert [(one.name, one.data[:8]) for one in found] == [("inline 1", b"name,ssn")]


@pytest.mark.parametrize("opened", ["<script>", "<script ", "<iframe "])
def test_elements_opened_again_and_again_in_a_value_cost_one_pass(opened: str) -> None:
    told = '<script>var a=[{"ssn":"541-28-7703"}];</script><iframe srcdoc="Ana Ruiz"></iframe>'
    markup = f'{told}<div title="{opened * 200_000}">'
    assert [member.name for member in written_data(markup)] == ["script 1.json"]
    assert [member.name for member in frames(markup)] == ["frame 1.html"]
