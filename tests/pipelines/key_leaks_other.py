"""Four invented leaks with other habits, written after key discovery: none was developed against.

UUIDs and hashed ids, addresses of mail, numbers with check letters, German and Spanish columns.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

from key_schemas import Draw, Leak, Tab, name

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def clinic() -> Leak:
    """German columns: patients by UUID, cases by a number of year and count, invoices by case."""
    draw = Draw(21)
    who = draw.people(40)
    ids = [str(uuid.UUID(int=draw.rng.getrandbits(128), version=4)) for _ in who]
    cases = [f"F-2025-{n:05d}" for n in draw.rng.sample(range(100, 99999), 70)]
    seen = [draw.rng.randrange(40) for _ in range(70)]
    told = draw.shuffled(range(50))
    return Leak(
        name="clinic",
        tabs=[
            Tab(
                file="kis.db",
                name="Stamm",
                header=("stammKennung", "nachname", "vorname"),
                rows=[(i, p[1], p[0]) for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="kis.db",
                name="Fall",
                header=("fallNr", "patRef", "diagnose"),
                rows=[
                    (c, "{" + ids[p].upper() + "}", draw.dx())
                    for c, p in zip(cases, seen, strict=True)
                ],
            ),
            Tab(
                file="rech.csv",
                header=("rechnungNr", "vorgang", "kontonummer"),
                rows=[
                    (n, cases[c], a)
                    for n, (c, a) in enumerate(zip(told, draw.numbers(50, 10), strict=True), 1)
                ],
            ),
            *draw.noise(40),
        ],
        domains=[
            ["kis.db:table Stamm.stammKennung", "kis.db:table Fall.patRef"],
            ["kis.db:table Fall.fallNr", "rech.csv.vorgang"],
        ],
        owners={
            "kis.db:table Fall": [{name(who[p])} for p in seen],
            "rech.csv": [{name(who[seen[c]])} for c in told],
        },
    )


def town() -> Leak:
    """Spanish columns: a number with a check letter, written with dots, dashes and in small."""
    draw = Draw(22)
    who = draw.people(45)
    ids = [f"{n}{_LETTERS[n % 23]}" for n in draw.numbers(45, 8)]
    taxes, health = draw.shuffled(range(40)), draw.shuffled(range(30))

    def dotted(dni: str) -> str:
        return f"{dni[:2]}.{dni[2:5]}.{dni[5:8]}-{dni[8]}"

    return Leak(
        name="town",
        tabs=[
            Tab(
                file="padron.csv",
                header=("documento", "nombre", "apellidos"),
                rows=[(i, *p) for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="tributos.csv",
                header=("nifContribuyente", "cuentaBancaria"),
                rows=[
                    (dotted(ids[n]), a) for n, a in zip(taxes, draw.numbers(40, 12), strict=True)
                ],
            ),
            Tab(
                file="salud.json",
                header=("titular", "diagnostico"),
                rows=[(ids[n].lower(), draw.dx()) for n in health],
            ),
            *draw.noise(45),
        ],
        domains=[["padron.csv.documento", "tributos.csv.nifContribuyente", "salud.json.titular"]],
        owners={
            "tributos.csv": [{name(who[n])} for n in taxes],
            "salud.json": [{name(who[n])} for n in health],
        },
    )


def letters() -> Leak:
    """Addresses of mail as the only key, padded and in capitals."""
    draw = Draw(23)
    who = draw.people(50)
    mails = [f"{p[0][0]}{p[1]}{n}@mail.example".lower() for n, p in enumerate(who)]
    paid, asked = draw.shuffled(range(35)), draw.shuffled(range(30))
    return Leak(
        name="letters",
        tabs=[
            Tab(
                file="abo.xlsx",
                name="Abo",
                header=("empfaenger", "wer"),
                rows=[(m, name(p)) for m, p in zip(mails, who, strict=True)],
            ),
            Tab(
                file="zahl.csv",
                header=("customerEmail", "iban", "pin"),
                rows=[
                    (
                        f" {mails[n].upper()} ",
                        f"DE{draw.rng.randint(10, 99)}{draw.rng.randint(10**17, 10**18 - 1)}",
                        draw.pin(),
                    )
                    for n in paid
                ],
            ),
            Tab(
                file="hilfe.sql",
                name="frage",
                header=("absender", "ssn"),
                rows=[(mails[n], draw.ssn()) for n in asked],
            ),
            *draw.noise(50),
        ],
        domains=[],
        owners={
            "zahl.csv": [{name(who[n])} for n in paid],
            "hilfe.sql:table frage": [{name(who[n])} for n in asked],
        },
    )


def devices() -> Leak:
    """Hashed ids of users, devices between them and what the devices measured."""
    draw = Draw(24)
    who = draw.people(40)
    ids = [hashlib.sha256(f"{n} {p}".encode()).hexdigest() for n, p in enumerate(who)]
    worn = [f"{draw.rng.randrange(16**16):016x}" for _ in range(45)]
    told = draw.shuffled([n for n in range(45) for _ in range(2)])
    return Leak(
        name="devices",
        tabs=[
            Tab(
                file="usr.json",
                header=("h", "displayName"),
                rows=[(i, name(p)) for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="geraete.sql",
                name="g",
                header=("besitzer", "seriennummer"),
                rows=[(ids[n % 40], d) for n, d in enumerate(worn)],
            ),
            Tab(
                file="mess.csv",
                header=("quelle", "wert", "diagnosis"),
                rows=[(worn[n].upper(), draw.rng.randint(50, 180), draw.dx()) for n in told],
            ),
            *draw.noise(40),
        ],
        domains=[
            ["usr.json.h", "geraete.sql:table g.besitzer"],
            ["geraete.sql:table g.seriennummer", "mess.csv.quelle"],
        ],
        owners={"mess.csv": [{name(who[n % 40])} for n in told]},
    )


def declared() -> Leak:
    """Rows counted from 1 everywhere, and only what the databases declare tells the keys."""
    draw = Draw(25)
    who, told = draw.people(40), draw.shuffled(range(40))
    rows = [(n, name(p)) for n, p in enumerate(who, 1)]
    numbers = [(n, told[n - 1] + 1, draw.ssn()) for n in range(1, 41)]
    first = "a integer primary key, full_name text"
    second = "z integer primary key, y integer references ta(a), ssn text"
    tabs = []
    for file, names in (("d.db", ("ta", "tb")), ("e.sql", ("tc", "td"))):
        ddl = second.replace("ta(", f"{names[0]}(")
        tabs += [
            Tab(file=file, name=names[0], header=("a", "full_name"), rows=rows, ddl=first),
            Tab(file=file, name=names[1], header=("z", "y", "ssn"), rows=numbers, ddl=ddl),
        ]
    people = [{name(who[n])} for n in told]
    return Leak(
        name="declared",
        tabs=[*tabs, *draw.noise(40)],
        domains=[
            ["d.db:table ta.a", "d.db:table tb.y"],
            ["e.sql:table tc.a", "e.sql:table td.y"],
        ],
        owners={"d.db:table tb": people, "e.sql:table td": people},
    )


OTHER: tuple[Callable[[], Leak], ...] = (clinic, town, letters, devices)
"""The four."""
