"""The schemas of the tables of what was decided: decisions, people counted, obligations."""

from __future__ import annotations

import polars as pl

from pipelines.model import _schema

DECISIONS = _schema(
    {
        "individual_id": pl.String,
        "rule": pl.String,  # id of the rule pack
        "version": pl.String,  # of the rule pack
        "outcome": pl.String,  # notify | do_not_notify | review
        "triggers": pl.List(pl.String),  # those of the pack that are met
        "clauses": pl.List(pl.String),  # citations of the triggers and exemptions used
        "facts": pl.List(pl.String),  # "name = value" of the incident facts used
        "facts_missing": pl.List(pl.String),  # names of incident facts that would settle it
        "unconfirmed": pl.List(pl.String),  # what of the law was read in no good source
        "because": pl.String,  # one sentence
    }
)

COUNTED = _schema(
    {
        "rule": pl.String,  # id of a rule pack that binds and concerns somebody
        "count": pl.String,  # which people: a name of `conditions.COUNTS`
        "low": pl.Int64,  # those known to count
        "high": pl.Int64,  # those and all who may count
        "missing": pl.List(pl.String),  # facts that would settle the rest
    }
)

OBLIGATIONS = _schema(
    {
        "rule": pl.String,
        "obligation": pl.String,  # id within the pack
        "outcome": pl.String,  # due | not_due | review
        "to": pl.String,
        "by": pl.String,  # the clock in words: "immediately", "without unreasonable delay"
        "due": pl.String,  # ISO date where the clock has a number and its start is known
        "due_business_day": pl.String,  # that day or the first business day after it, ISO
        "how": pl.String,
        "contents": pl.List(pl.String),
        "citation": pl.String,
        "inputs": pl.List(pl.String),  # "name = value" of facts and counts used
        "facts_missing": pl.List(pl.String),
        "unconfirmed": pl.List(pl.String),  # what of the law was read in no good source
    }
)
