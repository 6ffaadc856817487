"""Conversations in tables: what is said goes to the search of texts, the rest stays a table."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.attribution.attribute import records_from_text
from pipelines.blocks import Table, TextBlock
from pipelines.tables.conversations import conversation
from pipelines.tables.opened import heard_in

SLACK = ("type", "user", "user_profile.real_name", "text", "ts")
ROWS = [
    ("message", "U01", "Luz Guillén", "can someone reset Mehdi Park? she's locked out", "1.1"),
    ("message", "U02", "Aarav Xiong", "done. username mpark temp password Winter2025!", "1.2"),
    ("message", "U02", "Aarav Xiong", "Remedios Corpuz called,\nher ssn is 561-44-2817", "1.3"),
]


def split(
    header: tuple[str, ...] | None, rows: Sequence[tuple[str, ...]]
) -> tuple[str, pl.DataFrame]:
    """What is heard of a table in two batches, and what is left of it."""
    names = [str(i) for i in range(len(rows[0]))]
    frames = [pl.DataFrame([row], schema=names, orient="row") for row in rows]
    said = list[TextBlock]()
    table = Table(place="", name="", header=header, batches=iter(frames))
    left = pl.concat(list(heard_in(table, conversation, said.append).batches))
    return "\n".join(f"[{block.place}] {block.text}" for block in said), left


def test_what_is_said_is_one_persons_line_and_leaves_the_table() -> None:
    frames = pl.DataFrame(ROWS, schema=list("01234"), orient="row")
    said = list[TextBlock]()
    table = Table(place="sheet Chat", name="", header=SLACK, batches=iter([frames]), first_row=1)
    left = pl.concat(list(heard_in(table, conversation, said.append).batches))
    assert left["3"].to_list() == [None, None, None]
    assert left.drop("3").equals(frames.drop("3"))
    assert [block.place for block in said] == ["sheet Chat, rows 2 to 4"]
    assert said[0].text.split("\n")[2] == (
        "Aarav Xiong: Remedios Corpuz called, her ssn is 561-44-2817"
    )


def test_an_answer_is_about_whom_the_question_names_not_about_the_speaker() -> None:
    said = list[TextBlock]()
    frames = pl.DataFrame(ROWS, schema=list("01234"), orient="row")
    table = Table(place="", name="", header=SLACK, batches=iter([frames]))
    list(heard_in(table, conversation, said.append).batches)
    records = records_from_text(said, "source", b"k" * 32, None)
    owners = {
        row["full_name"]: [e["element"] for e in row["exposures"]]
        for row in records.iter_rows(named=True)
        if row["exposures"]
    }
    assert owners == {"Mehdi Park": ["password"], "Remedios Corpuz": ["ssn"]}


@pytest.mark.parametrize(
    "header",
    [
        ("Sender", "Sent", "Message"),
        ("from", "date", "text"),
        ("author.nickname", "timestamp", "content"),
        ("creator.name", "created_date", "text"),
        ("user", "time", "message", "channel"),
    ],
)
def test_exports_of_several_programs_are_conversations(header: tuple[str, ...]) -> None:
    rows = [("Ana Ruiz", "2025-01-14", "good morning all"), ("Bao Tran", "", "see you at noon")]
    text, left = split(header, [(*row, "ops")[: len(header)] for row in rows])
    assert text.count("Bao Tran: see you at noon") == 1
    assert (
        left["2" if header[2] in ("Message", "text", "content", "message") else "1"].is_null().all()
    )


def test_a_header_in_the_grid_counts_like_a_declared_one() -> None:
    rows = [("Sender", "Sent", "Message"), ("Ana Ruiz", "9:12", "who took the projector?")]
    frames = pl.DataFrame(
        [*rows, ("Bao Tran", "9:13", "it is in room 4")], schema=["0", "1", "2"], orient="row"
    )
    said = list[TextBlock]()
    table = Table(place="", name="", header=None, batches=iter([frames]))
    left = next(iter(heard_in(table, conversation, said.append).batches))
    assert left.row(0) == ("Sender", "Sent", "Message")
    assert left["2"].to_list()[1:] == [None, None]
    assert "Message" not in said[0].text


@pytest.mark.parametrize(
    ("header", "text"),
    [
        (("Author", "Date", "Patient", "Text"), "seen for a cough"),
        (("Author", "Date", "SSN", "Text"), "sent the form back"),
        (("Sender", "Date", "Item", "Message"), "ok"),
        (("Author", "Title", "Publisher", "Content"), "a novel about the sea"),
    ],
)
def test_notes_about_the_person_of_the_row_and_lists_stay_tables(
    header: tuple[str, ...], text: str
) -> None:
    rows = [("Dr. Ito", "2025-01-14", "Ana Ruiz", text), ("Dr. Ito", "", "Bao Tran", text)]
    said, left = split(header, rows)
    assert not said
    assert left.rows() == rows


NUMBERED = [
    ("U06B05B84", "1.1", "here is my SSN: 611-11-3718"),
    ("U0249A4F3", "1.2", "the SSN of Remedios Corpuz is 561-44-2817"),
    ("U065F9745", "1.3", "driver license D3955122"),
    ("U065F9745", "1.4", "her card is 4111 1111 1111 1111"),
]


def test_short_tokens_of_speakers_make_a_conversation_too() -> None:
    rows = [(f"A{60317 + at}", when, text) for at, (_, when, text) in enumerate(NUMBERED)]
    said, left = split(("author", "time", "msg"), rows)
    assert "Remedios Corpuz" in said
    assert left["2"].to_list()[1] is None


@pytest.mark.parametrize("header", [("user", "ts", "text"), ("sender_id", "sent", "body")])
def test_a_line_about_oneself_stays_with_the_number_that_speaks(header: tuple[str, ...]) -> None:
    said, left = split(header, NUMBERED)
    assert left["2"].to_list() == [NUMBERED[0][2], None, NUMBERED[2][2], None]
    assert "Remedios Corpuz" in said
    assert "U0249A4F3" not in said
    assert "611-11-3718" not in said


def test_a_thread_beside_the_number_that_speaks_makes_it_no_name() -> None:
    rows = [(*row, "1.1") for row in NUMBERED]
    said, left = split(("user", "ts", "text", "thread_ts"), rows)
    assert left["2"].to_list() == [NUMBERED[0][2], None, NUMBERED[2][2], None]
    assert "611-11-3718" not in said


CALLS = [
    ("03/11 8:40", "408 555 0142", "Good morning, Lidia Orozco here, I ran out of my Zoloft."),
    ("03/11 9:15", "650 555 0117", "It is Duc Lam calling, the social you wanted is 524-18-3067."),
    (
        "03/11 9:52",
        "209 555 0188",
        "The plumber will be there at noon, please leave the gate open.",
    ),
]


@pytest.mark.parametrize("head", ["transcription", "Voicemail text", "call notes", "remarks"])
def test_whoever_calls_is_known_by_the_words_where_nobody_signs(head: str) -> None:
    said = list[TextBlock]()
    frame = pl.DataFrame(CALLS, schema=list("012"), orient="row")
    table = Table(place="", name="", header=("call time", "line", head), batches=iter([frame]))
    left = pl.concat(list(heard_in(table, conversation, said.append).batches))
    assert left["2"].to_list() == [None, None, CALLS[2][2]]
    rows = records_from_text(said, "s", b"\7" * 32, None).to_dicts()
    found = {(row["full_name"], e["element"]) for row in rows for e in row["exposures"]}
    assert found == {("Lidia Orozco", "medical"), ("Duc Lam", "ssn")}


@pytest.mark.parametrize("other", ["patient_id", "Patient name", "SSN", "ticket_no"])
def test_notes_that_a_row_leads_to_somebody_stay_in_it(other: str) -> None:
    said, left = split(("date", other, "notes"), CALLS)
    assert said == ""
    assert left["2"].null_count() == 0


def test_whoever_is_called_by_a_short_name_speaks_of_others() -> None:
    said, left = split(
        ("user", "ts", "text"),
        [
            ("rio", "1.1", "Remedios Corpuz called about her visa, 4111111111111111 cvv 604"),
            ("K7B", "1.2", "done, my own PIN for the desk phone is 4471"),
        ],
    )
    assert "Remedios Corpuz called" in said
    assert left["2"].to_list()[0] is None
    assert "4471" not in said


def test_a_login_that_a_number_tells_stays_with_it_though_faces_hang_on_the_message() -> None:
    header = ("user", "ts", "text", "reactions.name", "reactions.count")
    rows = [
        ("U05C9XWW7RN", "1", "still cant get into the portal, it says locked", "eyes", "1"),
        ("U04JT1K2QAB", "2", "np what are you typing for user and pw", "ok", "1"),
        ("U05C9XWW7RN", "3", "mkuo21 and Boba&amp;Tea-1988 , same as before", "see_no_evil", "2"),
    ]
    frame = pl.DataFrame(rows, schema=list("01234"), orient="row")
    said = list[TextBlock]()
    table = Table(place="", name="", header=header, batches=iter([frame]))
    left = pl.concat(list(heard_in(table, conversation, said.append).batches))
    told = "my user name is mkuo21 and my password is Boba&Tea-1988 , same as before"
    assert left["2"].to_list() == [None, None, told]


@pytest.mark.parametrize(
    ("header", "ways"),
    [
        (("address", "date", "type", "body", "contact_name"), ("1", "2")),
        (("Number", "Date", "Direction", "Message", "Contact"), ("Incoming", "Outgoing")),
        (("phone", "sent", "folder", "text", "Other party"), ("inbox", "sent")),
    ],
)
def test_what_was_sent_from_a_telephone_is_not_said_by_the_contact(
    header: tuple[str, ...], ways: tuple[str, str]
) -> None:
    rows = [
        ("+15304418820", "1", ways[0], "whats the pin of your card again?", "Luz Guillén"),
        ("+15304418820", "2", ways[1], "my SSN is 561-44-2817 if they ask", "Luz Guillén"),
        ("+15304418820", "3", ways[0], "mine is 524-18-3067 by the way", "Luz Guillén"),
    ]
    heard, _ = split(header, rows)
    said = [line.partition("] ")[2] for line in heard.split("\n")]
    assert [line.partition(":")[0] for line in said] == ["Luz Guillén", "unknown", "Luz Guillén"]
