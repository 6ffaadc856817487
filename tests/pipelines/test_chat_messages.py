"""Chats that phones and programs write out as text: who speaks has what they say of themselves."""

from __future__ import annotations

import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import TextBlock
from pipelines.plain.asked_in_chat import answered


def exposed(text: str) -> dict[str | None, list[str]]:
    block = TextBlock(text=text, place="", kind="page")
    return {
        row["full_name"]: sorted(e["element"] for e in row["exposures"])
        for row in records_from_text([block], "source", b"k" * 32, None).iter_rows(named=True)
        if row["exposures"]
    }


@pytest.mark.parametrize(
    "chat",
    [
        "[4/9/25, 9:14:22\u202fAM] Renata Quist: what are your passport numbers for Oslo?\n"
        "[4/9/25, 9:15:02\u202fAM] Delfina Orr: hey, mine is 549810236, good until 2031\n"
        "\u200e[4/9/25, 9:15:40\u202fAM] Renata Quist: \u200eimage omitted\n",
        "09.04.25, 21:14 - Renata Quist: necesito los pasaportes\n"
        "09.04.25, 21:15 - Delfina Orr: el mío es G34607981\n",
        "09:14:22\t From Renata Quist to Everyone: please send me your passport no\n"
        "09:15:02\t From Delfina Orr : 549810236\n",
        "03/11/2025, 10:03 - Renata Quist: cảm ơn chị\n"
        "03/11/2025, 10:07 - Delfina Orr: số hộ chiếu của tôi là C8841022\n",
        "Renata Quist  9:14 AM\nplease send your passport number\n\n"
        "Delfina Orr  9:15 AM\n549810236\n",
    ],
)
def test_an_answer_in_a_chat_is_the_speakers_and_of_the_kind_asked_for(chat: str) -> None:
    assert exposed(chat) == {"Delfina Orr": ["passport"]}


@pytest.mark.parametrize(
    "moment",
    ["3/14/2025 9:02 AM", "14 Mar 2025 09:02", "Mar 14, 2025, 9:02 AM", "Yesterday at 9:02 AM",
     "- Friday 9:02 AM", "[3/14/25 9:02 AM]"],
)  # fmt: skip
def test_a_name_and_a_moment_over_a_message_say_who_speaks(moment: str) -> None:
    chat = (
        f"Renata Quist {moment}\n\nwho can still get into the portal?\n\n"
        f"Delfina Orr {moment}\n\nuse mine, user dorr_2 pw Juniper#40\n\n"
        f"Anush Petrosyan {moment}\n\nor mine: anush.p@example.org, password is teal.Canoe8\n\n"
    )
    assert exposed(chat) == {"Delfina Orr": ["password"], "Anush Petrosyan": ["password"]}


def test_who_speaks_may_stand_alone_over_the_message() -> None:
    chat = (
        "16:20:04 From Renata Quist to Everyone:\n\thi all\n"
        "16:21:10 From Delfina Orr to Renata Quist(Direct Message):\n\tmy passport is 549810236\n"
        "16:22:57 From Aram Yeoh to Renata Quist(Direct Message):\n\tmy SSN: 524-18-3067\n"
    )
    assert exposed(chat) == {"Delfina Orr": ["passport"], "Aram Yeoh": ["ssn"]}


def test_a_number_below_a_name_that_the_same_speaker_wrote_is_of_who_bears_it() -> None:
    chat = (
        "[9/18 2:04 PM] Quist, Renata\ndid the hospital send it\n\n"
        "[9/18 2:07 PM] Orr, Delfina\nTuan Minh Le, dob 2/27/25\n\n"
        "[9/18 2:07 PM] Orr, Delfina\n627 09 5518\n like 1\n"
    )
    assert exposed(chat) == {"Tuan Minh Le": ["ssn"]}


@pytest.mark.parametrize("asked", ["the baby's social", "el social del bebé", "Tuan's social"])
def test_a_number_asked_for_of_a_third_is_not_of_who_tells_it(asked: str) -> None:
    chat = (
        f"[9/18 2:04 PM] Quist, Renata\ndo you have {asked}? need it today\n\n"
        "[9/18 2:07 PM] Orr, Delfina\nTuan Minh Le, dob 2/27/25\n\n"
        "[9/18 2:07 PM] Orr, Delfina\n627 09 5518\n"
    )
    assert exposed(chat) == {"Tuan Minh Le": ["ssn"]}


def test_moments_of_machines_make_no_chat() -> None:
    log = "[4/9/25, 9:14:22] Queue worker: ready\n[4/9/25, 9:14:23] Queue worker: job 561209834\n"
    assert exposed(log) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ["Ana: my passport came today", "Bo: order 549810236 is late"],
        ["Ana: passport number please", "Ana: 549810236 is my order"],
        ["Ana: passport number please", "Bo: 12 boxes on 4 pallets"],
        ["Ana: passport number please", "Bo: license 549810236 or so"],
    ],
)
def test_other_numbers_get_no_kind(lines: list[str]) -> None:
    assert answered(lines, chat=True) == lines


@pytest.mark.parametrize(
    "question", ["and the code on the back?", "¿y el código de seguridad?", "cvv please?"]
)
def test_the_code_of_a_card_is_told_messages_below_the_card(question: str) -> None:
    chat = (
        "[4/9/25, 9:14:22 AM] Delfina Orr: my card is 4539 1488 0343 6467\n"
        f"[4/9/25, 9:15:02 AM] Renata Quist: {question}\n"
        "[4/9/25, 9:15:40 AM] Delfina Orr: 482\n"
    )
    assert exposed(chat) == {"Delfina Orr": ["access_code", "card_number"]}
