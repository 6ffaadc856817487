"""The part of the DOCX summary on what is open, not read, near a threshold or not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.elements import label
from pipelines.outputs.summary_words import OUTCOMES, SHORT, kind, percent
from pipelines.outputs.word import Grid, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.outputs.summary import Summary, Threshold


def parts(made: Summary) -> Iterator[Heading | Grid | str]:
    """What is not known, not read, what would change the outcome, and how sure it is."""
    yield from _unknown(made)
    yield from _unread(made)
    yield from _thresholds(made)
    yield from _sure(made)


def counted(name: str, counts: Mapping[str, int], unit: str = "People") -> Grid:
    """A table of two columns: what, and how many."""
    rows = tuple((key, f"{n:,}") for key, n in counts.items())
    return Grid(columns=(name, unit), widths=(5.4, 1.5), rows=rows)


def _unknown(made: Summary) -> Iterator[Heading | Grid]:
    facts = [item for item in made.open_facts if not item.fact.startswith("law: ")]
    if facts or made.law_questions or made.uncounted:
        yield Heading(text="What is not known", level=2)
    if facts:
        yield Grid(
            columns=("Question", "Who knows", "People waiting", "Obligations waiting"),
            widths=(3.0, 1.4, 0.9, 1.6),
            rows=tuple(
                (i.question, i.ask, f"{i.people:,}", f"{len(i.obligations):,}") for i in facts
            ),
        )
    if made.law_questions:
        rows = tuple(
            (
                f"Whether the law of the state {i.question}",
                ", ".join(i.states),
                f"{i.people:,}" if i.people else "an obligation",
            )
            for i in made.law_questions
        )
        columns = ("Question of law", "States", "Who or what waits")
        yield Grid(columns=columns, widths=(3.9, 2.0, 1.0), rows=rows)
    if made.unattributed:
        named = {label(code): n for code, n in made.unattributed.items()}
        yield counted("Values read that belong to nobody known", named, "Values")
    if made.uncounted:
        yield _uncounted(made)


def _uncounted(made: Summary) -> Grid:
    return Grid(
        columns=(
            "In no list and in no other count",
            "At most",
            "Answer, and under which clause",
        ),
        widths=(3.6, 0.8, 2.5),
        rows=tuple(
            (
                f"{i.what}: {i.because}",
                f"{i.number:,}",
                f"{OUTCOMES[i.outcome]}: {'; '.join(i.clauses) or 'no law binds yet'}",
            )
            for i in made.uncounted
        ),
    )


def _unread(made: Summary) -> Iterator[Heading | Grid | str]:
    yield Heading(text="What was not read", level=2)
    if not made.unread:
        yield "Every source was read in full."
        return
    rows = tuple((i.meaning, f"{i.unread:,}", f"{i.partial:,}") for i in made.unread)
    reasons = ("Reason", "Not read", "Read in part")
    yield Grid(columns=reasons, widths=(4.7, 1.1, 1.1), rows=rows)
    for unit, n in made.coverage.short.items():
        yield f"{n:,} {unit} that sources say they hold were not read."
    guesses = tuple(
        (
            kind(item.media_type),
            f"{item.sources:,}",
            f"{item.bytes:,}",
            "unknown" if item.people is None else f"about {item.people:,}",
        )
        for item in made.coverage.unopened
    )
    if guesses:
        columns = ("Not read at all", "Sources", "Bytes", "Estimate of people, not a limit")
        yield Grid(columns=columns, widths=(2.4, 1.0, 1.5, 2.0), rows=guesses)


def _thresholds(made: Summary) -> Iterator[Heading | Grid | str]:
    far = [item for item in made.thresholds if not item.trivial]
    first = [item for item in made.thresholds if item.trivial and item.met is None]
    if not far:
        return
    yield Heading(text="What would change the outcome", level=2)
    yield "People in sources that were not read are in none of these numbers."
    ordered = sorted(far, key=lambda item: item.state or "")
    rows = tuple((_whose(item), item.text) for item in ordered)
    yield Grid(columns=("Duty", "Count and threshold"), widths=(2.4, 4.5), rows=rows)
    if first:
        duties = "; ".join(dict.fromkeys(_whose(item) for item in first))
        yield f"The first person decides, and it is open whether there is one: {duties}."


def _whose(item: Threshold) -> str:
    if item.state is None:
        return item.title
    return f"{item.state}: {SHORT.get(item.obligation, item.title)}"


def _sure(made: Summary) -> Iterator[Heading | Grid | str]:
    if not made.measured:
        return
    yield Heading(text="How sure", level=2)
    yield (
        f"Measured on {made.measured[0].date} on invented breaches whose truth is known. Real "
        "evidence has layouts that none of them has: the lines marked “never used to improve the "
        "program” tell what to expect of odd ones, and the error can be larger."
    )
    columns = ("Invented breach", "Planted", "Found", "Listed rightly", "Information", "Missed")
    yield Grid(
        columns=columns,
        widths=(2.2, 0.7, 0.7, 1.0, 1.0, 1.3),
        rows=tuple(
            (
                item.words + ("" if item.seen else " (never used to improve the program)"),
                f"{item.people:,}",
                percent(item.people_recall),
                percent(item.people_precision),
                f"{percent(item.element_recall)} found, {percent(item.element_precision)} right",
                f"up to {percent(item.most_missed)} not ruled out",
            )
            for item in made.measured
        ),
    )
