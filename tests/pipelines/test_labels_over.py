"""Captions for the parts of one name over its words, in columns that do not keep."""

from __future__ import annotations

import pytest

from pipelines.blocks import TextBlock
from pipelines.plain.labels_over import beside_their_values


def told(text: str) -> str:
    return beside_their_values(TextBlock(text=text, place="", kind="page")).text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("LAST NAME        FIRST NAME\nFifita         Mele\nID NO  D8830147\n",
         "LAST NAME: Fifita   FIRST NAME: Mele"),
        ("First name     Middle name      Last name\nThi Minh    An     Nguyễn-Lê\n",
         "First name: Thi Minh   Middle name: An   Last name: Nguyễn-Lê"),
    ],
)  # fmt: skip
def test_parts_of_one_name_stand_behind_their_captions(text: str, line: str) -> None:
    assert told(text).split("\n")[1] == line
    assert told(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "LAST NAME     FIRST NAME\nFifita        Mele\nTran          Kim\n",
        "LAST NAME     FIRST NAME\nADDRESS       PHONE\n",
        "LAST NAME     FIRST NAME\n______        ______\n",
        "LAST NAME     FIRST NAME\nFifita\n",
    ],
    ids=["list", "captions", "blank", "one"],
)
def test_lists_and_empty_forms_stay(text: str) -> None:
    assert told(text) == text
