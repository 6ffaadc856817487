"""Writes the first version of the rule packs of states and territories from a table of facts.

    python scripts/state_packs.py us-states.csv

Run once; afterwards each pack is kept by hand, so a pack that exists is left alone. The table has
a row per jurisdiction with a confidence for each group of facts; a blank cell means that nobody
found out, and becomes `unsettled` or a condition on the law, which give `review`.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

RULES = Path(__file__).parents[1] / "pipelines" / "rules" / "us"
CHECKED = "2026-11-21"
OWN_PACKS = {"CA"}  # written by hand from the statute

ELEMENTS = {
    "el_ssn": ("ssn",),
    "el_dl_state_id": ("drivers_license", "state_id"),
    "el_financial_account": ("financial_account", "payment_card"),
    "el_tax_id": ("tax_id",),
    "el_passport": ("passport",),
    "el_military_id": ("military_id",),
    "el_other_gov_id": ("other_government_id",),
    "el_medical": ("medical",),
    "el_health_insurance": ("health_insurance",),
    "el_biometric": ("biometric",),
    "el_genetic_dna": ("genetic",),
    "el_date_of_birth": ("birth_date",),
    "el_mothers_maiden_name": ("mothers_maiden_name",),
    "el_electronic_signature": ("electronic_signature",),
    "el_online_credentials": ("login",),
}
GROUPS = {
    "elements": "conf_elements",
    "deadline": "conf_deadline",
    "attorney_general": "conf_ag",
    "reporting_agencies": "conf_cra",
    "harm": "conf_roh",
    "encryption": "conf_encryption",
    "substitute": "conf_substitute",
}
BOUNDS = {"gt": ("more_than", "more than "), "ge": ("at_least", "")}
FACTS = {
    "entity.kind": "business",
    "data.relationship": "owns",
    "breach.acquisition": "obtained",
    "harm.likely": True,
}

Row = dict[str, str]


def q(text: object) -> str:
    """A TOML value."""
    if isinstance(text, bool):
        return str(text).lower()
    return json.dumps(text, ensure_ascii=False)


def facts(known: dict[str, object]) -> str:
    """An inline table of incident facts."""
    return "{ " + ", ".join(f"{q(name)} = {q(value)}" for name, value in known.items()) + " }"


def listed(row: Row) -> list[str]:
    """The codes that the law lists."""
    codes = [code for name, group in ELEMENTS.items() if row[name] == "Y" for code in group]
    need = row["financial_code_required"]
    if need.startswith("no"):
        codes += ["account_number", "card_number"]
    if "card number: no" in need:
        codes.append("card_number")
    return codes


def unsettled(row: Row) -> list[str]:
    """The codes of which nobody found out whether the law lists them."""
    return [code for name, group in ELEMENTS.items() if row[name] == "" for code in group]


def gaps(row: Row) -> Iterator[str]:
    """What the pack does not hold, in sentences."""
    name = row["name"]
    yield f"Duties of those who hold data for others are not in this pack: read {row['statute']}."
    if row["el_other"]:
        yield f"{name} also lists: {row['el_other']}. No detector here stands for it."
    if row["el_employer_id"] == "Y":
        yield f"{name} lists a number assigned by an employer, which is not detected as such."
    if row["standalone_without_name"]:
        yield f"Without a name {name} protects: {row['standalone_without_name']}."
    if row["government_rule"]:
        yield f"Public bodies: {row['government_rule']}."
    if row["risk_of_harm_note"]:
        yield f"Harm: {row['risk_of_harm_note']}."
    if row["substitute_note"]:
        yield f"Substitute notice: {row['substitute_note']}."
    if row["recent_changes"]:
        yield f"Recent changes: {row['recent_changes']}."
    if row["notes"]:
        yield f"Note: {row['notes']}."


def head(row: Row) -> Iterator[str]:
    """The pack's own facts."""
    yield f"# {row['statute']}. First written by scripts/state_packs.py, since then kept by hand."
    yield f"title = {q(row['name'] + ': breach notification')}"
    yield f"citation = {q(row['statute'])}"
    yield f"authority = {q('Legislature of ' + row['name'])}"
    yield f"version = {q(CHECKED + '.1')}"
    yield f"confidence = {q(row['confidence'] + '. Compare with the official code before relying on it.')}"
    yield f"checked = {CHECKED}"
    yield f"residents_of = {q(row['code'])}"
    yield f"residents_citation = {q(row['statute'])}"
    yield f"unsettled = {q(unsettled(row))}"
    yield "gaps = ["
    yield from (f"    {q(sentence)}," for sentence in gaps(row))
    yield "]\n\n[sources]"
    yield from (f"{group} = {q(row[column] or 'not known')}" for group, column in GROUPS.items())
    yield "\n[elements]"
    yield from (f"{code} = {q(row['statute'])}" for code in listed(row))


def binding(row: Row) -> Iterator[str]:
    """Whom the law binds, what must hold, what exempts."""
    cite = f"citation = {q(row['statute'])}"
    if not row["covers_government"].startswith("yes"):
        yield "\n[applies]\nwhen = { any = ["
        yield '    { fact = "entity.kind", is = ["business"] },'
        yield "    { all = ["
        yield '        { fact = "entity.kind", is = ["local_agency", "state_agency"] },'
        yield f"        {{ law = {q('us/' + row['code'].lower() + ' binds public bodies')} }},"
        yield f'    ] }},\n] }}\n{cite}\notherwise = "Not bound."'
    yield '\n[[requirement]]\nwhen = { fact = "data.relationship", is = ["owns", "both"] }'
    yield f'{cite}\notherwise = "The data is held for another owner or licensee, who is told instead."'
    if row["paper_records"] != "Y":
        yield '\n[[requirement]]\nwhen = { fact = "data.computerized", is = [true] }'
        yield f'{cite}\notherwise = "The data is not computerized."'
    yield '\n[[requirement]]\nwhen = { fact = "breach.acquisition", is = ["obtained", "reasonably_believed"] }'
    yield f'{cite}\notherwise = "No unauthorized person acquired the data, nor is that reasonably believed."'
    harm = row["risk_of_harm_exemption"]
    if harm == "in definition":
        yield '\n[[requirement]]\nwhen = { fact = "harm.likely", is = [true] }'
        yield f'{cite}\notherwise = "No breach without the harm that the law names."'
    if harm in {"yes", "limited"}:
        outcome = "do_not_notify" if harm == "yes" else "review"
        yield '\n[[exemption]]\nwhen = { fact = "harm.likely", is = [false], unknown = false }'
        yield f'outcome = "{outcome}"\n{cite}\nbecause = "Harm was found not to be reasonably likely."'
    yield '\n[[exemption]]\nwhen = { fact = "exceptions.good_faith", is = [true], unknown = false }'
    yield f'outcome = "review"\n{cite}\nbecause = "Good-faith acquisition is claimed; counsel reads the exception in this law."'
    yield "\n[readable]\nwhen = { all = ["
    yield '    { fact = "encryption.key_acquired", is = ["obtained", "reasonably_believed"] },'
    yield '    { fact = "encryption.key_usable", is = [true] },'
    if row["key_exception"] != "explicit":
        law = f"us/{row['code'].lower()} says that a stolen key ends the exemption for encryption"
        yield f"    {{ law = {q(law)} }},"
    yield f'] }}\n{cite}\notherwise = "The information was encrypted, and no key that opens it was acquired."'


def start(words: str) -> str:
    """The fact from which a clock runs."""
    if "notifying" in words:
        return "notice.date"
    return "breach.determined" if "determin" in words else "breach.discovered"


def obligation(
    name: str, cite: str, fields: dict[str, object], when: str, examples: list[str]
) -> str:
    """One obligation as TOML."""
    lines = [f"\n[[obligation]]\nid = {q(name)}"]
    lines += [f"{key} = {q(value)}" for key, value in fields.items() if value is not None]
    lines += [f"citation = {q(cite)}", f"when = {when}", "examples = ["]
    return "\n".join([*lines, *(f"    {example}," for example in examples), "]"])


def individuals(row: Row) -> str:
    """The notice to the people."""
    days = int(row["individual_deadline_days"]) if row["individual_deadline_days"] else None
    fields: dict[str, object] = {
        "title": f"Notice to residents of {row['name']}",
        "to": f"Each affected resident of {row['name']}",
        "by": row["individual_deadline_text"],
        "days": days,
        "clock": start(row["individual_deadline_trigger"]),
        "how": "As the law of the state says: written, electronic or substitute notice.",
        "contents": ["see the statute"],
        "rests_on": "deadline",
    }
    examples = [
        '{ counts = { owed = 1 }, outcome = "due" }',
        '{ counts = { owed = 0 }, outcome = "not_due" }',
    ]
    return obligation(
        "notify_individuals", row["statute"], fields, '{ count = "owed", at_least = 1 }', examples
    )


def threshold(count: str, operator: str, least: str) -> tuple[str, list[str]]:
    """A condition on a count, and an example on each side of it."""
    bound, _ = BOUNDS[operator]
    number = int(least)
    first = number + (operator == "gt")
    examples = [
        f'{{ counts = {{ {count} = {first} }}, outcome = "due" }}',
        f'{{ counts = {{ {count} = {first - 1} }}, outcome = "not_due" }}',
        f'{{ counts = {{ {count} = [{first - 1}, {first}] }}, outcome = "review" }}',
    ]
    return f'{{ count = "{count}", {bound} = {number} }}', examples


def attorney_general(row: Row) -> Iterator[str]:
    """What is owed to the state's officer."""
    to = row["ag_recipient"]
    if to == "none" or not to:
        return
    days = int(row["ag_deadline_days"]) if row["ag_deadline_days"] else None
    fields: dict[str, object] = {
        "title": f"Notice to the state: {to}", "to": to,
        "by": row["ag_deadline_text"] or (f"within {days} days" if days else "no time found"),
        "days": days, "clock": start(row["ag_deadline_from"]) if days else None,
        "how": "As the officer's own form or page says.", "contents": ["see the statute"],
        "rests_on": "attorney_general",
    }  # fmt: skip
    if row["ag_operator"] and row["ag_min_affected"]:
        when, examples = threshold("residents", row["ag_operator"], row["ag_min_affected"])
    else:
        when = '{ all = [{ count = "residents", at_least = 1 }, { fact = "harm.likely", is = [false] }] }'
        examples = [
            '{ counts = { residents = 1 }, facts = { "harm.likely" = false }, outcome = "due" }',
            '{ counts = { residents = 1 }, facts = { "harm.likely" = true }, outcome = "not_due" }',
        ]
    yield obligation("attorney_general", row["statute"], fields, when, examples)


def reporting_agencies(row: Row) -> Iterator[str]:
    """What is owed to the consumer reporting agencies."""
    fields: dict[str, object] = {
        "title": "Notice to the consumer reporting agencies",
        "to": "Nationwide consumer reporting agencies (15 U.S.C. 1681a(p))",
        "by": row["cra_deadline_text"] or "no time found",
        "how": "Timing, distribution and content of the notices to people.",
        "contents": ["timing", "distribution", "content of the notices"],
        "rests_on": "reporting_agencies",
    }
    if row["cra_operator"] in BOUNDS:
        when, examples = threshold("residents", row["cra_operator"], row["cra_min_affected"])
    elif row["cra_operator"] == "none":
        return
    else:
        law = f"us/{row['code'].lower()} asks for notice to consumer reporting agencies ({row['cra_operator'] or 'not known'})"
        when = f'{{ all = [{{ count = "residents", at_least = 1 }}, {{ law = {q(law)} }}] }}'
        examples = [
            '{ counts = { residents = 1 }, outcome = "review" }',
            '{ counts = { residents = 0 }, outcome = "not_due" }',
        ]
    yield obligation("reporting_agencies", row["statute"], fields, when, examples)


def substitute(row: Row) -> str:
    """When the people may be told in another way."""
    cost, size = row["substitute_cost_over_usd"], row["substitute_class_over"]
    grounds = ['{ fact = "contact.sufficient", is = [false] }']
    examples = ['{ facts = { "contact.sufficient" = false }, outcome = "due" }']
    if cost and float(cost) > 0:
        grounds.append(f'{{ fact = "contact.estimated_cost", more_than = {int(float(cost))} }}')
        examples.append(
            f'{{ facts = {{ "contact.estimated_cost" = {float(cost) + 1} }}, outcome = "due" }}'
        )
    if size:
        grounds.append(f'{{ count = "owed", more_than = {size} }}')
        examples.append(f'{{ counts = {{ owed = {int(size) + 1} }}, outcome = "due" }}')
        enough = f'"contact.sufficient" = true, "contact.estimated_cost" = {float(cost or 0)}'
        examples.append(
            f'{{ counts = {{ owed = {size} }}, facts = {{ {enough} }}, outcome = "not_due" }}'
        )
    fields: dict[str, object] = {
        "title": "Substitute notice", "to": "The affected class",
        "by": "in place of or beside written notice",
        "how": row["substitute_note"] or "In the parts that the statute lists.",
        "permitted": True, "rests_on": "substitute",
    }  # fmt: skip
    when = "{ any = [" + ", ".join(grounds) + "] }"
    return obligation("substitute_notice", row["statute"], fields, when, examples)


def monitoring(row: Row) -> Iterator[str]:
    """An offer of credit monitoring, where the law asks for one."""
    months = row["credit_monitoring_months"]
    if not months:
        return
    fields: dict[str, object] = {
        "title": f"Offer of credit monitoring or identity protection for {months} months",
        "to": "Residents with the numbers named", "by": "with the notice",
        "how": row["credit_monitoring_note"] or "At no cost.", "rests_on": "elements",
    }  # fmt: skip
    when = (
        '{ any = [{ count = "with_ssn", at_least = 1 }, { count = "with_tax_id", at_least = 1 }] }'
    )
    if "tax" not in row["credit_monitoring_note"].lower():
        when = '{ count = "with_ssn", at_least = 1 }'
    examples = [
        '{ counts = { with_ssn = 1 }, outcome = "due" }',
        '{ counts = { with_ssn = 0 }, outcome = "not_due" }',
    ]
    yield obligation("credit_monitoring", row["statute"], fields, when, examples)


def examples(row: Row) -> Iterator[str]:
    """Decisions that the pack must give."""
    state = row["code"]

    def one(title: str, outcome: str, more: str, known: dict[str, object]) -> str:
        told = f"facts = {facts(known)}\n" if known else ""
        return f'\n[[example]]\ntitle = {q(title)}\n{more}\n{told}outcome = "{outcome}"'

    home = f'residency = "{state}"'
    for code in listed(row):
        if code in {
            "account_number",
            "card_number",
            "birth_date",
            "mothers_maiden_name",
            "electronic_signature",
        }:
            yield one(f"{code} beside the name", "notify", f'beside = ["{code}"]\n{home}', FACTS)
        else:
            name = "login" if code == "login" else f"name+{code}"
            yield one(name, "notify", f'triggers = ["{name}"]\n{home}', FACTS)
    for code in unsettled(row):
        yield one(
            f"nobody found out about {code}", "review", f'triggers = ["name+{code}"]\n{home}', FACTS
        )
    ssn = f'triggers = ["name+ssn"]\n{home}'
    yield one(
        "resident of another state",
        "do_not_notify",
        'triggers = ["name+ssn"]\nresidency = "XX"',
        FACTS,
    )
    yield one("nothing stated", "review", ssn, {})
    yield one("nothing acquired", "do_not_notify", ssn, {**FACTS, "breach.acquisition": "no"})
    yield one(
        "held for someone else", "do_not_notify", ssn, {**FACTS, "data.relationship": "maintains"}
    )
    yield one("license-plate reads", "do_not_notify", f'triggers = ["name+alpr"]\n{home}', FACTS)
    harmless = {"in definition": "do_not_notify", "yes": "do_not_notify", "limited": "review"}
    found = harmless.get(row["risk_of_harm_exemption"], "notify")
    yield one("harm not likely", found, ssn, {**FACTS, "harm.likely": False})
    shut = f'protected = ["ssn"]\n{home}'
    yield one(
        "encrypted, no key acquired",
        "do_not_notify",
        shut,
        {**FACTS, "encryption.key_acquired": "no"},
    )
    opened = {**FACTS, "encryption.key_acquired": "obtained", "encryption.key_usable": True}
    explicit = row["key_exception"] == "explicit"
    yield one("encrypted, with a usable key", "notify" if explicit else "review", shut, opened)


def pack(row: Row) -> str:
    """The whole pack as TOML."""
    duties = [individuals(row), *attorney_general(row), *reporting_agencies(row), substitute(row)]
    lines = [*head(row), *binding(row), *duties, *monitoring(row), *examples(row)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def main() -> None:
    """Write what is not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    with parser.parse_args().table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        path = RULES / row["code"].lower() / "statute.toml"
        if row["code"] not in OWN_PACKS and not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(pack(row), encoding="utf-8")


if __name__ == "__main__":
    main()
