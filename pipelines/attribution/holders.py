"""Which finding of a document is whose: elements to people, contact facts to the same ones."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from detectors.texts.card_codes import BEHIND_CARD
from detectors.texts.credential_lines import LOGIN_LINE
from detectors.texts.credential_pairs import UNDER_USER
from pipelines.attribution.joint_accounts import with_the_others
from pipelines.attribution.nameless import of_a_machine, of_a_sample, of_goods, tells, worth_keeping
from pipelines.attribution.nearby import CLINICAL, Nearby
from pipelines.attribution.owners import Owners
from pipelines.attribution.sessions import is_entry
from pipelines.attribution.set_right import cleared
from pipelines.attribution.text_records import Held
from pipelines.tables.own_logins import in_login

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detectors.texts.findings import Finding
    from pipelines.attribution.mentions import Person
    from pipelines.attribution.nearby import Owner
    from pipelines.attribution.units import Document

_CONTACT = frozenset(
    {"email", "phone", "address", "street", "city", "state", "postal_code", "user_name"}
)
_SECRET = frozenset({"password", "security_question", "security_answer", "access_code"})
_LOGINS = ("email", "user_name")
_MANY = 200


def held_by(
    doc: Document, named: list[Person], findings: Sequence[Finding], *, alone: bool = False
) -> tuple[dict[int, list[Held]], dict[int, list[Held]]]:
    """Give findings to people (by index); the rest stays by the start of its line or form.

    alone: a table of the document names the one person whom it is about.
    """
    near = Nearby(doc, named, findings)
    owners, not_ill = Owners(near, list(findings)), cleared(near)
    held: dict[int, list[Held]] = defaultdict(list)
    loose: dict[int, list[Held]] = defaultdict(list)
    by_scope: dict[int, int] = {}
    facts: list[Finding] = []
    card: Owner | None = None
    for finding in findings:
        none = any(of(doc, finding) for of in (of_goods, of_a_machine, of_a_sample))
        if none or finding.detects in _CONTACT or finding.detects == "name":
            facts.extend([finding] if finding.detects in _CONTACT else [])
            continue
        owner = owners.of(finding)
        not_had = finding.detects in CLINICAL and owner is not None and owner.person in not_ill
        if not_had or _of_other_login(near, finding, owner):
            owner = None
        if finding.detects == "card_number":
            card = owner
        owner = card if finding.because == BEHIND_CARD else owner
        shared = with_the_others(near, finding, owner)
        for one in shared:
            held[one.person].append(Held(finding, one.sure, one.because))
        if shared:
            if finding.detects in _SECRET:
                by_scope[_scope(doc, finding)] = shared[0].person
                by_scope.setdefault(doc.line(finding.start)[0], shared[0].person)
        elif worth_keeping(doc, finding, named):
            loose[_scope(doc, finding)].append(Held(finding, 0.5, "nobody named for it"))
    for finding in facts:
        found = _owner_of_fact(doc, named, owners, finding)
        _give_fact(finding, found, by_scope, (held, loose), doc)
    kept = {scope: items for scope, items in loose.items() if items and (alone or tells(items))}
    return held, kept


def _of_other_login(near: Nearby, finding: Finding, owner: Owner | None) -> bool:
    """Whether a secret stands in an entry of a log beside a login that is not the owner's."""
    doc = near.doc
    asked = owner is not None and owner.person >= 0 and finding.detects in _SECRET
    if owner is None or not asked or not is_entry(doc, finding.start):
        return False
    start, end = doc.line(finding.start)
    logins = [
        doc.flat[f.start : f.end].lower()
        for f in near.alike(None, start, end)
        if f.detects in _LOGINS
    ]
    person = near.people[owner.person]
    own = (x in person.emails or in_login(person, x.split("@")[0]) for x in logins)
    return bool(logins) and not near.within(start, end) and not any(own)


def _give_fact(
    finding: Finding,
    found: tuple[int | None, bool],
    by_scope: dict[int, int],
    kept: tuple[dict[int, list[Held]], dict[int, list[Held]]],
    doc: Document,
) -> None:
    """Give a contact fact to its person, and to the password of nobody that it stands beside."""
    held, loose = kept
    owner, surely = found
    scope, line = _scope(doc, finding), doc.line(finding.start)
    login = finding.detects in _LOGINS
    if owner is None and login:
        owner = by_scope.get(scope, by_scope.get(line[0]))
    around = doc.form(finding.start)
    scopes = {scope, around.start} if around else {scope}
    secrets = [
        h
        for place in sorted(scopes)
        for h in loose.get(place, ())
        if login
        and h.finding.detects in _SECRET
        and (place == scope or line[0] <= h.finding.start < line[1])
    ]
    if owner is not None:
        held[owner].append(Held(finding, 0.8, "close by"))
        if surely and not secrets:
            _take_over(held, owner, line)
        if surely and secrets:
            held[owner] += secrets
            for place in scopes & loose.keys():
                loose[place] = [h for h in loose[place] if h not in secrets]
            secrets = []
    if scope in loose and (owner is None or secrets):
        loose[scope].append(Held(finding, 0.5, "same line or form"))


def _take_over(held: dict[int, list[Held]], owner: int, line: tuple[int, int]) -> None:
    """Give the only secret of a line to whom the user name beside it names, not to who tells it."""
    told = [
        (at, h)
        for at, items in held.items()
        for h in items
        if h.finding.detects in _SECRET and line[0] <= h.finding.start < line[1]
    ]
    if len(told) == 1 and told[0][0] != owner:
        held[told[0][0]].remove(told[0][1])
        held[owner].append(told[0][1])


def _owner_of_fact(
    doc: Document, named: list[Person], owners: Owners, finding: Finding
) -> tuple[int | None, bool]:
    """Return whose a contact fact is, and whether the address itself says so."""
    close = owners.close(finding)
    beside = close is not None and close.because == "same line"
    written = finding.detects in _LOGINS
    if written and not (beside and finding.detects == "email" and finding.because != LOGIN_LINE):
        local = doc.flat[finding.start : finding.end].lower()
        alike = [
            index
            for index, person in enumerate(named[:_MANY])
            if local in person.emails or in_login(person, local.split("@")[0])
        ]
        if len(alike) == 1:
            return alike[0], True
    return (close.person if close is not None and close.person >= 0 else None), False


def _scope(doc: Document, finding: Finding) -> int:
    """Return the start of what a finding stands in: its form, or its line, as an entry of a log."""
    line = doc.line(finding.start)[0]
    under = finding.because == LOGIN_LINE and finding.detects == "password"
    if under and line and UNDER_USER.fullmatch(doc.flat, line, finding.start):
        return doc.line(line - 1)[0]  # the line above has the user name
    alone = finding.because == LOGIN_LINE or finding.detects == "login"
    alone = alone or is_entry(doc, finding.start)
    form = None if alone else doc.form(finding.start)
    return form.start if form is not None else line
