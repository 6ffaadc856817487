"""Documents that one person writes to another: letters, mails, chats."""

from __future__ import annotations

from training.names.documents import Writer, lines

_SPEAKING = (
    "{n}: ", "{n}: ", "[{t}] {n}: ", "{t} {n}: ", "{n} ({t}): ", "{n}  {t}\n", "<{n}> ", "{n} - ", "",
)  # fmt: skip
"""How a line of a chat begins: who (n) and when (t)."""


def letter(to: Writer) -> None:
    """A letter: addressee, subject, greeting, sentences, who signs."""
    dice, (reader, writer) = to.dice, to.people[:2]
    if dice.random() < 0.6:
        to.fill("{date}\n\n")
    if dice.random() < 0.7:
        to.put(to.pick("", "Mr. ", "Mrs. ", "Ms. ", "Dr. "))
        to.person(reader, "full", capitals=0.15)
        to.put("\n")
        to.address()
        to.put("\n\n")
    if dice.random() < 0.4:
        to.fill(to.pick("Re: Claim of {1:full}", "Re: {3:full}, DOB {date}", "RE: {subject}", "Re: {3:full} v. {org}",
                        "Subject: Employment of {3:full}", "RE: Account {number}") + "\n\n")  # fmt: skip
    to.put(to.word("greeting") + " ")
    formal = dice.random()
    if formal < 0.5:
        to.put(to.pick("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Professor "))
    to.person(reader, "last" if formal < 0.5 else "first" if formal < 0.8 else "plain")
    to.put(to.pick(",\n\n", ":\n\n", ",\n", " -\n"))
    to.sentences(("office", "office", "nobody"), dice.randint(2, 7))
    to.put("\n" + to.word("closing") + to.pick(",\n\n", "\n", ",\n"))
    to.person(writer, dice.choices(("full", "first", "initial"), (70, 20, 10))[0])
    if dice.random() < 0.6:
        to.fill(to.pick("\n{role}", ", {role}", "\n{role}\n{org}", "\n{org}"))
    if dice.random() < 0.2:
        to.put("\ncc: ")
        to.person(to.people[2], "any")


def mail(to: Writer) -> None:
    """A mail: headers at times, greeting, sentences, who signs."""
    dice, people = to.dice, to.people
    if dice.random() < 0.8:
        to.put("From: ")
        _address_line(to, 0)
        to.fill(to.pick("\nSent: {day}, {date}\nTo: ", "\nDate: {date} {time}\nTo: ", "\nTo: "))
        for at in range(1, dice.randint(2, len(people))):
            to.put("; " if at > 1 else "")
            _address_line(to, at)
        to.fill("\nSubject: {subject}\n\n")
    if dice.random() < 0.75:
        to.put(to.pick("Hi ", "Hey ", "", "", "Dear ", "Hello ", "Hola "))
        to.person(people[1], "first")
        to.put(to.pick(",\n", "\n", " -\n", ", "))
    writer = people[0]
    to.sentences(("office", "office", "nobody", "chat"), dice.randint(1, 5))
    if dice.random() < 0.8:
        to.put("\n" + to.pick(to.word("closing"), "", "-") + to.pick(",\n", "\n", " "))
        to.person(writer, dice.choices(("first", "full", "plain"), (55, 30, 15))[0])
        if dice.random() < 0.3:
            to.fill("\n{role} | {org}")


def _address_line(to: Writer, at: int) -> None:
    who, quote = to.people[at], to.pick('"', "'", "", "", "")
    to.put(quote)
    to.person(who, to.dice.choices(("full", "comma", "plain"), (45, 35, 20))[0])
    to.put(quote)
    if to.dice.random() < 0.5:
        to.put(f" <{who.given.lower()}.{who.family.lower().replace(' ', '')}@example.com>")


def chat(to: Writer) -> None:
    """Lines of a chat: who speaks, at times when, and what they say, carelessly written."""
    dice = to.dice
    to.careless = dice.choice((0.0, 0.0, 0.3, 0.9))
    heads = dice.choice(_SPEAKING)
    form = to.pick("first", "plain", "short", "first")
    speakers = to.people[:3]
    for _ in range(dice.randint(1, 8)):
        if heads:
            before, after = heads.split("{n}")
            clock = f"{dice.randint(0, 23)}:{dice.randint(0, 59):02}{to.clock}"
            to.put(before.replace("{t}", clock))
            to.person(dice.choice(speakers), form)
            to.put(after.replace("{t}", clock))
        pool = to.pick("chat", "chat", "chat", "chat", "ask", "nobody")
        to.fill(dice.choice(lines("sentences", pool)))
        to.put("\n" if dice.random() < 0.9 else " ")
