"""Fourteen invented leaks whose tables join by keys that no header names."""

from __future__ import annotations

from collections.abc import Callable

from key_schemas import Draw, Leak, Tab, name


def payroll() -> Leak:
    """Staff numbers with a prefix and zeros on one side, bare on the other."""
    draw = Draw(1)
    who, ids = draw.people(60), draw.numbers(60, 5)
    staff = [(f"EMP-{n:07d}", p[1], p[0], 10 + n % 7) for n, p in zip(ids, who, strict=True)]
    paid = draw.shuffled(range(50))
    pay = [(f" {ids[n]} ", draw.ssn(), 4000 + n) for n in paid]
    return Leak(
        name="payroll",
        tabs=[
            Tab(file="s1.csv", header=("c01", "lname", "fname", "dp"), rows=staff),
            Tab(file="pay/cmp.csv", header=("xref", "ssn", "v7"), rows=pay),
            *draw.noise(60),
        ],
        domains=[["s1.csv.c01", "pay/cmp.csv.xref"]],
        owners={"pay/cmp.csv": [{name(who[n])} for n in paid]},
    )


def hospital() -> Leak:
    """Patients, visits and coverage over two hops; doctors under a column of the same form."""
    draw = Draw(2)
    who, ids = draw.people(50), draw.numbers(50, 7)
    doctors, licences = draw.people(4), draw.numbers(4, 7)
    visits, seen = draw.numbers(130, 8), [draw.rng.randrange(50) for _ in range(130)]
    demog = [
        (i, p[1], p[0], f"{1940 + i % 60}-0{1 + i % 9}-1{i % 9}")
        for i, p in zip(ids, who, strict=True)
    ]
    enc = [(v, ids[p], licences[p % 4], draw.dx()) for v, p in zip(visits, seen, strict=True)]
    cov = draw.shuffled(range(100))
    cover = [(visits[v], f"XEA{draw.rng.randint(10**8, 10**9 - 1)}") for v in cov]
    prov = [(n, f"Dr. {name(p)}") for n, p in zip(licences, doctors, strict=True)]
    return Leak(
        name="hospital",
        tabs=[
            Tab(file="h.db", name="pt_demog", header=("k0", "lnm", "fnm", "dob"), rows=demog),
            Tab(file="h.db", name="enc", header=("k1", "p_", "at_", "dx"), rows=enc),
            Tab(file="h.db", name="cov2", header=("rf", "member_no"), rows=cover),
            Tab(file="h.db", name="prov", header=("q", "attending_name"), rows=prov),
            *draw.noise(50),
        ],
        domains=[
            ["h.db:table pt_demog.k0", "h.db:table enc.p_"],
            ["h.db:table enc.k1", "h.db:table cov2.rf"],
        ],
        owners={
            "h.db:table enc": [{name(who[p])} for p in seen],
            "h.db:table cov2": [{name(who[seen[v]])} for v in cov],
        },
    )


def bank() -> Leak:
    """PINs join by account through a table of holders, of which some accounts have two."""
    draw = Draw(3)
    who, ids, accounts = draw.people(40), draw.numbers(40, 6), draw.numbers(36, 10)
    held = [(a, n % 40) for n, a in enumerate(accounts)]
    held += [(accounts[n], 39 - n) for n in range(8)]
    codes = draw.shuffled(range(36))
    owners = [{name(who[p]) for a, p in held if a == accounts[c]} for c in codes]
    return Leak(
        name="bank",
        tabs=[
            Tab(
                file="c.csv",
                header=("z1", "full_name", "st"),
                rows=[(i, name(p), "CA") for i, p in zip(ids, who, strict=True)],
            ),
            Tab(
                file="own.csv",
                header=("z2", "f5", "pct"),
                rows=[(a, ids[p], 100) for a, p in draw.shuffled(held)],
            ),
            Tab(
                file="x.csv",
                header=("acct", "pin"),
                rows=[(accounts[c], draw.pin()) for c in codes],
            ),
            *draw.noise(40),
        ],
        domains=[["c.csv.z1", "own.csv.f5"], ["own.csv.z2", "x.csv.acct"]],
        owners={"x.csv": owners},
    )


def school() -> Leak:
    """Students with health notes; guardians who stand in a bridge of their own."""
    draw = Draw(4)
    kids, ids = draw.people(45), draw.numbers(45, 9)
    adults, grown = draw.people(60), draw.numbers(60, 6)
    bridge = [(ids[n % 45], grown[n]) for n in range(60)]
    health = draw.shuffled(range(30))
    income = draw.shuffled(range(40))
    return Leak(
        name="school",
        tabs=[
            Tab(
                file="sis.sql",
                name="t_a",
                header=("s", "last_name", "first_name", "gr"),
                rows=[
                    (i, p[1], p[0], n % 12) for n, (i, p) in enumerate(zip(ids, kids, strict=True))
                ],
            ),
            Tab(
                file="sis.sql",
                name="t_b",
                header=("g", "parent_name"),
                rows=[(i, name(p)) for i, p in zip(grown, adults, strict=True)],
            ),
            Tab(file="sis.sql", name="t_ab", header=("l", "r"), rows=bridge),
            Tab(
                file="nurse.csv",
                header=("ky", "diagnosis"),
                rows=[(f"{ids[n]}.0", draw.dx()) for n in health],
            ),
            Tab(file="aid.csv", header=("w", "ssn"), rows=[(grown[n], draw.ssn()) for n in income]),
            *draw.noise(45),
        ],
        domains=[
            ["sis.sql:table t_a.s", "sis.sql:table t_ab.l", "nurse.csv.ky"],
            ["sis.sql:table t_b.g", "sis.sql:table t_ab.r", "aid.csv.w"],
        ],
        owners={
            "nurse.csv": [{name(kids[n])} for n in health],
            "aid.csv": [{name(adults[n])} for n in income],
        },
    )


def licences() -> Leak:
    """Vehicles and licenses of a motor office, in JSON and a database."""
    draw = Draw(5)
    who = draw.people(40)
    ids = [f"{draw.rng.randrange(16**10):010X}" for _ in who]
    cars = [
        (f"{n % 9 + 1}{draw.rng.choice('ABCDEFGH')}XY{n + 100}", ids[n % 40]) for n in range(55)
    ]
    numbers = [
        (ids[n].lower(), f"{draw.rng.choice('ABCDEFNY')}{draw.rng.randint(10**6, 10**7 - 1)}")
        for n in draw.shuffled(range(35))
    ]
    back = {i.lower(): p for i, p in zip(ids, who, strict=True)}
    return Leak(
        name="licences",
        tabs=[
            Tab(
                file="o.json",
                header=("u", "name", "street", "city"),
                rows=[
                    (i, name(p), f"{n + 10} Elm St", "Fresno")
                    for n, (i, p) in enumerate(zip(ids, who, strict=True))
                ],
            ),
            Tab(file="v.json", header=("license_plate", "ow"), rows=cars),
            Tab(file="dl.db", name="q1", header=("m", "drivers_license"), rows=numbers),
            *draw.noise(40),
        ],
        domains=[["o.json.u", "v.json.ow", "dl.db:table q1.m"]],
        owners={"dl.db:table q1": [{name(back[m])} for m, _ in numbers]},
    )


def benefits() -> Leak:
    """One case number for a household, beside a card with its PIN."""
    draw = Draw(6)
    who = draw.people(50)
    cases = [f"1B{n}" for n in draw.numbers(24, 7)]
    homes = [cases[n % 24] for n in range(50)]
    cards = draw.shuffled(cases)
    return Leak(
        name="benefits",
        tabs=[
            Tab(
                file="b.xlsx",
                name="m",
                header=("household no", "last", "first"),
                rows=[(h, p[1], p[0]) for h, p in zip(homes, who, strict=True)],
            ),
            Tab(
                file="b.xlsx",
                name="e",
                hidden=True,
                header=("hh_ref", "account_no", "pin"),
                rows=[
                    (c.lower(), n, draw.pin())
                    for c, n in zip(cards, draw.numbers(24, 12), strict=True)
                ],
            ),
            *draw.noise(50),
        ],
        domains=[["b.xlsx:sheet m.household no", "b.xlsx:sheet e.hh_ref"]],
        owners={
            "b.xlsx:sheet e": [
                {name(p) for p, h in zip(who, homes, strict=True) if h == c} for c in cards
            ]
        },
    )


FIRST: tuple[Callable[[], Leak], ...] = (payroll, hospital, bank, school, licences, benefits)
"""The first six leaks."""
