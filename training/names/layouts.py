"""The kinds of documents that leak: forms, notes, reports, tables, rosters, prose."""

from __future__ import annotations

import random

from training.names.correspondence import chat, letter, mail
from training.names.documents import Writer, lines
from training.names.passages import Passage
from training.names.people import individual
from training.names.surroundings import Surroundings

_SEPARATORS = ("\n", "\n", "\n", "    ", "   ", "\t", "  |  ", "\n\n", "; ")
_COLUMNS = ("ssn", "date", "number", "phone", "license", "place", "department", "company", "age")


def document(around: Surroundings, dice: random.Random) -> Passage:
    """One generated document of a drawn kind."""
    to = Writer(around, dice, dice.randint(3, 5))
    kinds = [layout for layout, _ in _LAYOUTS]
    dice.choices(kinds, [often for _, often in _LAYOUTS])[0](to)
    return Passage(to.text, tuple(to.spans))


def _labelled(to: Writer) -> None:
    """A label and the name it stands before."""
    dice = to.dice
    if dice.random() < 0.08:
        _split_name(to)
        return
    label = dice.choice(lines("labels", "person"))
    to.put(label.upper() if dice.random() < 0.2 else label)
    to.put(to.pick(": ", ": ", ": ", ":  ", ":", " - ", ":\n", "   ", "\t", " # "))
    if dice.random() < 0.1:
        to.put(to.pick("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Dr "))
    form = dice.choices(
        ("full", "comma", "initial", "plain", "first", "last", "reversed"), (44, 28, 8, 8, 4, 5, 3)
    )[0]
    to.person(dice.choice(to.people), form, capitals=0.3)
    end = dice.random()
    if end < 0.12:
        to.put(f", {to.word('credential')}")
    elif end < 0.18:
        to.put(f" ({to.word('relation')})")
    elif end < 0.24:
        to.fill(" ({phone})")


def _split_name(to: Writer) -> None:
    who, dice = to.dice.choice(to.people), to.dice
    to.put(
        to.pick("Last Name", "LAST NAME", "Surname", "Family name", "Apellido")
        + to.pick(": ", ":  ", "  ", "\n")
    )
    to.person(who, "last", capitals=0.4)
    to.put(dice.choice(_SEPARATORS))
    to.put(
        to.pick("First Name", "FIRST NAME", "Given name", "First", "Nombre")
        + to.pick(": ", ":  ", "  ", "\n")
    )
    to.person(who, "first", capitals=0.4)
    if dice.random() < 0.4:
        to.put(f"{dice.choice(_SEPARATORS)}{to.pick('MI: ', 'M.I. ', 'Middle: ')}{who.middle[0]}")


def _form(to: Writer) -> None:
    dice = to.dice
    if dice.random() < 0.4:
        to.value(to.pick("hospital", "org", "school", "company"))
        to.put("\n")
    if dice.random() < 0.7:
        heading = dice.choice(lines("labels", "heading"))
        to.put(heading + "\n")
    separator = dice.choice(_SEPARATORS)
    for _ in range(dice.randint(4, 14)):
        if dice.random() < 0.45:
            _labelled(to)
        else:
            other = dice.choice(lines("labels", "other"))
            to.fill(other.upper() if dice.random() < 0.1 and "{" not in other else other)
        to.put(separator if dice.random() < 0.7 else dice.choice(_SEPARATORS))
    if dice.random() < 0.5:
        to.put("\n")
        to.sentences(("office", "nobody", "police", "clinical"), dice.randint(1, 4))


def _note(to: Writer) -> None:
    dice = to.dice
    to.put(to.pick("PROGRESS NOTE", "DISCHARGE SUMMARY", "History and Physical", "CONSULTATION", "OPERATIVE REPORT",
                   "Nursing Note", "ED Note", "Clinic Visit", "Pathology Report", "Psychiatric Evaluation") + "\n")  # fmt: skip
    for _ in range(dice.randint(0, 4)):
        if dice.random() < 0.6:
            _labelled(to)
        else:
            to.fill(dice.choice(lines("labels", "other")))
        to.put(dice.choice(_SEPARATORS))
    to.put("\n")
    to.sentences(("clinical", "clinical", "nobody"), dice.randint(3, 8))
    if dice.random() < 0.5:
        signs = ("Electronically signed by ", "Signed: ", "Dictated by: ", "/s/ ", "Attending: ")
        to.put("\n" + to.pick(*signs, "", "By: "))
        to.person(to.people[2], to.pick("full", "initial", "comma"))
        to.put(to.pick(", ", " ") + to.word("credential"))


def _report(to: Writer) -> None:
    if to.dice.random() < 0.6:
        heads = ("NARRATIVE:", "SUPPLEMENT", "Statement of witness", "INCIDENT DETAILS")
        to.put(to.pick(*heads, "PROBABLE CAUSE") + "\n")
    to.sentences(("police", "police", "office", "nobody"), to.dice.randint(3, 8))


def _table(to: Writer) -> None:
    dice = to.dice
    form = to.pick("comma", "comma", "plain", "full", "split", "reversed")
    mark = to.pick(",", ",", "\t", "  ", "    ", " | ", "|", ";")
    columns = dice.sample(_COLUMNS, dice.randint(1, 4))
    capitals = 1.0 if dice.random() < 0.35 else 0.0
    if dice.random() < 0.6:
        heads = (
            [to.pick("name", "Name", "EMPLOYEE", "Patient")]
            if form != "split"
            else ["last_name", "first_name"]
        )
        to.put(mark.join([*heads, *columns]) + "\n")
    for _ in range(dice.randint(3, 10)):
        who = individual(to.names, dice)
        quote = '"' if form == "comma" and mark == "," else ""
        to.put(quote)
        to.person(who, "last" if form == "split" else form, capitals=capitals)
        to.put(quote)
        if form == "split":
            to.put(mark)
            to.person(who, "first", capitals=capitals)
        for column in columns:
            to.put(mark)
            to.value(column)
        to.put("\n")


def _nobody(to: Writer) -> None:
    pools = ("machine",) if to.dice.random() < 0.35 else ("nobody", "nobody", "machine")
    for _ in range(to.dice.randint(3, 8)):
        to.sentences(pools, 1)
        to.put("\n" if pools == ("machine",) else "")


def _prose(to: Writer) -> None:
    """Running text of papers and tales: people, places and firms in sentences."""
    some = ("tale", "tale", "paper", "paper", "news", "nobody", "office")
    pools = to.dice.choices((("news",), ("paper",), some), (24, 26, 50))[0]
    to.sentences(pools, to.dice.randint(2, 7))


def _lone(to: Writer) -> None:
    """One or two sentences and nothing around them."""
    pool = to.pick("tale", "paper", "ask", "ask", "news", "chat", "nobody")
    to.sentences((pool,), to.dice.randint(1, 2))


def _roster(to: Writer) -> None:
    dice = to.dice
    to.put(dice.choice(lines("words", "list_head")))
    mark = to.pick(", ", "; ", "\n", ", ", "\n- ", "\n* ")
    form = (
        to.pick("full", "plain", "first", "initial")
        if mark == ", "
        else to.pick("full", "comma", "plain", "initial")
    )
    for at in range(dice.randint(3, 9)):
        to.put(mark if at else "")
        to.person(individual(to.names, dice), form)
        if dice.random() < 0.1:
            to.fill(to.pick(" ({org})", " ({role})", ", {phone}"))
    to.put("\n")
    to.sentences(("office", "nobody"), dice.randint(0, 3))


_LAYOUTS = (
    (_form, 24), (letter, 14), (mail, 14), (_note, 14), (_report, 10), (_table, 9), (_nobody, 9), (_roster, 7),
    (_prose, 20), (_lone, 13), (chat, 11),
)  # fmt: skip
