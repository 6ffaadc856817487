"""Eight more invented leaks: composite keys, suffixes, plates, logins, files of several kinds."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from key_schemas import Draw, Leak, Tab, name


def shop() -> Leak:
    """Users by UUID, their logins by mail address, their cards by UUID without dashes."""
    draw = Draw(7)
    who = draw.people(40)
    ids = [uuid.UUID(int=draw.rng.getrandbits(128), version=4) for _ in who]
    mails = [f"{p[0]}.{p[1]}@example.org".lower() for p in who]
    paid = draw.shuffled(range(30))
    return Leak(
        name="shop",
        tabs=[
            Tab(
                file="u.csv",
                header=("uid_", "mail", "full_name"),
                rows=[(str(i), m, name(p)) for i, m, p in zip(ids, mails, who, strict=True)],
            ),
            Tab(
                file="pw.csv",
                header=("email", "password"),
                rows=[(m.upper(), f"pw{n}!Kq{n * 7}") for n, m in enumerate(mails)],
            ),
            Tab(
                file="pm.json",
                header=("ref", "routing", "bank_account"),
                rows=[
                    (ids[n].hex.upper(), "121000358", a)
                    for n, a in zip(paid, draw.numbers(30, 10), strict=True)
                ],
            ),
            *draw.noise(40),
        ],
        domains=[["u.csv.uid_", "pm.json.ref"]],
        owners={"pm.json": [{name(who[n])} for n in paid], "pw.csv": [{name(p)} for p in who]},
    )


def sites() -> Leak:
    """A number that each site counts for itself: only site and number together tell a person."""
    draw = Draw(8)
    who = draw.people(60)
    keys = [(("N", "S", "W")[n % 3], 101 + n // 3) for n in range(60)]
    told = draw.shuffled(range(45))
    return Leak(
        name="sites",
        tabs=[
            Tab(
                file="reg.csv",
                header=("site", "local_no", "name"),
                rows=[(s, k, name(p)) for (s, k), p in zip(keys, who, strict=True)],
            ),
            Tab(
                file="res.csv",
                header=("site", "local_no", "diagnosis"),
                rows=[(*keys[n], draw.dx()) for n in told],
            ),
            *draw.noise(60),
        ],
        domains=[["reg.csv.site + local_no", "res.csv.site + local_no"]],
        owners={"res.csv": [{name(who[n])} for n in told]},
    )


def insurance() -> Leak:
    """One subscriber number for a family, a suffix for each of them."""
    draw = Draw(9)
    who = draw.people(60)
    subs = draw.numbers(25, 9)
    keys = [(subs[n % 25], f"{n // 25:02d}") for n in range(60)]
    told = draw.shuffled([n for n in range(60) for _ in range(1 + n % 2)])
    return Leak(
        name="insurance",
        tabs=[
            Tab(
                file="elig.sql",
                name="el",
                header=("sb", "sfx", "lname", "fname"),
                rows=[(*k, p[1], p[0]) for k, p in zip(keys, who, strict=True)],
            ),
            Tab(
                file="clm.csv",
                header=("c9", "sq", "dx", "px"),
                rows=[(*keys[n], draw.dx(), "99213") for n in told],
            ),
            *draw.noise(60),
        ],
        domains=[["elig.sql:table el.sfx + sb", "clm.csv.sq + c9"]],
        owners={"clm.csv": [{name(who[n])} for n in told]},
    )


def library() -> Leak:
    """Barcodes that a spreadsheet wrote as decimals, and numbers padded on the other side."""
    draw = Draw(10)
    who, bars = draw.people(50), draw.numbers(50, 8)
    told = draw.shuffled(range(40))
    loans = [
        (n, f"{bars[draw.rng.randrange(50)]:>12}", 30000 + draw.rng.randint(1, 9000))
        for n in range(1, 160)
    ]
    return Leak(
        name="library",
        tabs=[
            Tab(
                file="p.xlsx",
                name="P",
                header=("bc", "patron name"),
                rows=[(float(b), name(p)) for b, p in zip(bars, who, strict=True)],
            ),
            Tab(
                file="pins.csv",
                header=("bc_ref", "user name", "password"),
                rows=[(f"{bars[n]:014d}", f"reader{n}", f"Zz{n}!Kr{n * 3}") for n in told],
            ),
            Tab(file="loans.csv", header=("n", "who", "copy"), rows=loans),
            *draw.noise(50),
        ],
        domains=[["p.xlsx:sheet P.bc", "pins.csv.bc_ref", "loans.csv.who"]],
        owners={"pins.csv": [{name(who[n])} for n in told]},
    )


def tickets() -> Leak:
    """A help desk: people by number, tickets by number, what was written under the ticket."""
    draw = Draw(11)
    who, ids, numbers = draw.people(40), draw.numbers(40, 6), draw.numbers(90, 9)
    asked = [draw.rng.randrange(40) for _ in range(90)]
    told = draw.shuffled(range(70))
    return Leak(
        name="tickets",
        tabs=[
            Tab(
                file="d.db",
                name="usr",
                header=("o", "display_name"),
                rows=[(i, name(p)) for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="d.db",
                name="tk",
                header=("t", "rq", "sev"),
                rows=[(t, ids[p], t % 4) for t, p in zip(numbers, asked, strict=True)],
            ),
            Tab(
                file="d.db",
                name="nt",
                header=("i", "tt", "ssn"),
                rows=[(n, numbers[t], draw.ssn()) for n, t in enumerate(told, 1)],
            ),
            *draw.noise(40),
        ],
        domains=[["d.db:table usr.o", "d.db:table tk.rq"], ["d.db:table tk.t", "d.db:table nt.tt"]],
        owners={"d.db:table nt": [{name(who[asked[t]])} for t in told]},
    )


def plates() -> Leak:
    """Plates read by cameras lead to vehicles, vehicles to their owners."""
    draw = Draw(12)
    who, ids = draw.people(40), draw.numbers(40, 7)
    cars = [
        f"{n % 9 + 1}{a}{b}{c}{n + 120}"
        for n in range(40)
        for a, b, c in [draw.rng.choices("ABCDEFGHKLM", k=3)]
    ]
    reads = [
        (
            n,
            cars[draw.rng.randrange(40)],
            f"37.{draw.rng.randint(1000, 9999)}",
            f"-121.{draw.rng.randint(1000, 9999)}",
        )
        for n in range(200)
    ]
    return Leak(
        name="plates",
        tabs=[
            Tab(
                file="ow.csv",
                header=("rg", "owner", "street", "city"),
                rows=[
                    (i, name(p), f"{n + 3} Oak Ave", "Salinas")
                    for n, (i, p) in enumerate(zip(ids, who, strict=True))
                ],
            ),
            Tab(file="vh.csv", header=("plate", "own_"), rows=list(zip(cars, ids, strict=True))),
            Tab(file="rd.csv", header=("n", "plate", "lat", "lon"), rows=reads),
            *draw.noise(40),
        ],
        domains=[["ow.csv.rg", "vh.csv.own_"]],
        owners={"vh.csv": [{name(p)} for p in who]},
    )


def utilities() -> Leak:
    """A household account with one to three residents, a meter, and the bank it is paid from."""
    draw = Draw(13)
    who, accounts, meters = draw.people(60), draw.numbers(30, 8), draw.numbers(30, 7)
    homes = [n % 30 for n in range(50)] + [n % 10 for n in range(10)]
    told = draw.shuffled(range(30))
    living = [{name(p) for p, h in zip(who, homes, strict=True) if h == n} for n in range(30)]
    return Leak(
        name="utilities",
        tabs=[
            Tab(
                file="r.csv",
                header=("acct_ref", "resident name"),
                rows=[(f"A{accounts[h]}", name(p)) for h, p in zip(homes, who, strict=True)],
            ),
            Tab(
                file="mt.csv",
                header=("mtr", "acct_ref"),
                rows=[(m, f"A{a}") for m, a in zip(meters, accounts, strict=True)],
            ),
            Tab(
                file="bl.csv",
                header=("m_", "bank account", "pin"),
                rows=[
                    (meters[n], a, draw.pin())
                    for n, a in zip(told, draw.numbers(30, 11), strict=True)
                ],
            ),
            *draw.noise(60),
        ],
        domains=[["r.csv.acct_ref", "mt.csv.acct_ref"], ["mt.csv.mtr", "bl.csv.m_"]],
        owners={"bl.csv": [living[n] for n in told]},
    )


def kinds() -> Leak:
    """One staff number in a CSV, a hidden sheet, a database, a dump and JSON, five ways written."""
    draw = Draw(14)
    who, ids = draw.people(48), draw.numbers(48, 6)
    rows = [draw.shuffled(range(40)) for _ in range(4)]
    return Leak(
        name="kinds",
        tabs=[
            Tab(
                file="a.csv",
                header=("x1", "surname", "given name"),
                rows=[(f"{i:08d}", p[1], p[0]) for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="w.xlsx",
                name="Menu",
                header=("dish", "price"),
                rows=[("soup", 3), ("rice", 2)],
            ),
            Tab(
                file="w.xlsx",
                name="h1",
                hidden=True,
                header=("y", "ssn"),
                rows=[(f"E-{ids[n]}", draw.ssn()) for n in rows[0]],
            ),
            Tab(
                file="q.db",
                name="t7",
                header=("pp", "diagnosis"),
                rows=[(ids[n], draw.dx()) for n in rows[1]],
            ),
            Tab(
                file="m.sql",
                name="dd",
                header=("jj", "bank_account"),
                rows=[
                    (f"e{ids[n]}", a) for n, a in zip(rows[2], draw.numbers(40, 10), strict=True)
                ],
            ),
            Tab(
                file="o.json",
                header=("emp", "password", "login"),
                rows=[(float(ids[n]), f"Qq!{n}xyz{n}", f"sys{n}") for n in rows[3]],
            ),
            *draw.noise(48),
        ],
        domains=[
            ["a.csv.x1", "w.xlsx:sheet h1.y", "q.db:table t7.pp", "m.sql:table dd.jj", "o.json.emp"]
        ],
        owners={
            "w.xlsx:sheet h1": [{name(who[n])} for n in rows[0]],
            "q.db:table t7": [{name(who[n])} for n in rows[1]],
            "m.sql:table dd": [{name(who[n])} for n in rows[2]],
            "o.json": [{name(who[n])} for n in rows[3]],
        },
    )


SECOND: tuple[Callable[[], Leak], ...] = (
    shop, sites, insurance, library, tickets, plates, utilities, kinds,
)  # fmt: skip
"""The other eight leaks."""
