"""What can be expected to go wrong, said in one line: what happened, where, and what to do next.

A message names places (paths that people typed or can see) and never anything from inside the
evidence.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One expected failure: a sentence and a next step, both with `{place}` and `{detail}`."""

    sentence: str
    step: str
    status: int = 1


KINDS: dict[str, Kind] = {
    "case_missing": Kind(
        sentence="there is no case at {place}",
        step="create one with: breachscope new {place}",
    ),
    "case_exists": Kind(
        sentence="there is a case at {place} already",
        step="add evidence with: breachscope add {place} EVIDENCE",
    ),
    "case_occupied": Kind(
        sentence="{place} is not a case, and it is not empty",
        step="name a folder that does not exist yet",
    ),
    "case_locked": Kind(
        sentence="the case {place} is in use by process {detail}",
        step="wait for it to end, or end it, and run this again",
    ),
    "case_newer": Kind(
        sentence="the case {place} was made by a newer breachscope ({detail})",
        step="use that version or a later one",
    ),
    "case_damaged": Kind(
        sentence="the case file {place} cannot be understood ({detail})",
        step="restore it from a copy, or start a new case from the evidence",
    ),
    "passwords": Kind(
        sentence="{place} is no list of passwords: not UTF-8 text, or over 4 MB",
        step="save it as UTF-8 with one password per line, the likeliest first",
    ),
    "columns_wrong": Kind(
        sentence="{place} cannot be used ({detail})",
        step="correct the line as `breachscope columns CASE` names tables and columns",
    ),
    "table_missing": Kind(
        sentence="there is no table {detail} in the case {place} yet",
        step="make it with: breachscope run {place}",
    ),
    "table_damaged": Kind(
        sentence="the table {detail} in the case {place} is damaged or half made",
        step="remove it (put back a copy of `identities`, or ids change): breachscope run {place}",
    ),
    "table_unfit": Kind(
        sentence="the stage {detail} made a table that breaks its schema, in {place}",
        step="this is a fault of breachscope: report it with the version",
    ),
    "audit_damaged": Kind(
        sentence="the log {place} cannot be understood ({detail})",
        step="keep it as it is, find out who changed it, and restore it from a copy",
    ),
    "key_damaged": Kind(
        sentence="the key file {place} does not hold 32 bytes",
        step="restore it from a copy, or remove it and run the case again with a new key",
    ),
    "evidence_missing": Kind(
        sentence="there is no file or folder at {place}",
        step="check the path of the evidence",
    ),
    "evidence_none": Kind(
        sentence="the case {place} has no evidence",
        step="add some with: breachscope add {place} EVIDENCE",
    ),
    "evidence_overlap": Kind(
        sentence="the evidence {place} and the case {detail} lie inside each other",
        step="keep the case outside the evidence, so that neither changes the other",
    ),
    "evidence_special": Kind(
        sentence="{place} is neither a file nor a folder",
        step="copy its content to a file and add that",
    ),
    "path_unprintable": Kind(
        sentence="the path {place} holds characters that cannot be written down",
        step="give the folder another name, or add the folder above it",
    ),
    "into_evidence": Kind(
        sentence="{place} lies inside the evidence {detail}",
        step="write to a place outside of the evidence",
    ),
    "folder_missing": Kind(
        sentence="there is no folder {place} to write to",
        step="make the folder, or name another",
    ),
    "individual_missing": Kind(
        sentence="no individual of the case {place} has an id that begins with {detail}",
        step="take an id from: breachscope export {place} individuals -o FILE",
    ),
    "individual_ambiguous": Kind(
        sentence="several individuals of the case {place} have ids that begin with {detail}",
        step="give more of the id",
    ),
    "outputs_stale": Kind(
        sentence="the outputs of the case {place} are not made from what it is now",
        step="make them with: breachscope run {place}",
    ),
    "document_missing": Kind(
        sentence="the case {place} needs no document {detail}",
        step="list those it needs with: breachscope approve {place}",
    ),
    "role_not_asked": Kind(
        sentence="the document {detail} of the case {place} needs no approval in this role",
        step="list who must approve what with: breachscope approve {place}",
    ),
    "keys_damaged": Kind(
        sentence="the judgments in {place} cannot be understood ({detail})",
        step="restore the file from a copy, or remove it and give the judgments again",
    ),
    "key_unknown": Kind(
        sentence="a column that was named is not among the keys of the case {place}",
        step="copy both columns from: breachscope keys {place} --all",
    ),
    "judgments_damaged": Kind(
        sentence="the judgments in {place} cannot be understood ({detail})",
        step="restore the file from a copy, or remove it and give the judgments again",
    ),
    "judgment_of_one": Kind(
        sentence="both sides of the judgment are one individual of the case {place}",
        step="name two individuals of: breachscope export {place} everyone",
    ),
    "judgment_missing": Kind(
        sentence="nothing was said of these two individuals of the case {place}",
        step="look at judgments.jsonl in the case",
    ),
    "approvals_damaged": Kind(
        sentence="the approvals in {place} cannot be understood ({detail})",
        step="keep the file as it is, find out who changed it, and restore it from a copy",
    ),
    "reveal_missing": Kind(
        sentence="{detail} holds names and addresses of the case {place} and was not written",
        step="confirm that it may be with --reveal",
    ),
    "variant_missing": Kind(
        sentence="the case {place} has no letter {detail}",
        step="list the letters with: breachscope approve {place}",
    ),
    "letters_script": Kind(
        sentence="the letter {detail} of {place} has characters that the font lacks",
        step="leave them out of the incident facts, or merge the DOCX letter by hand",
    ),
    "fact_unclear": Kind(
        sentence="{detail} is no fact with a value",
        step="write it as --set breach.discovered=2026-03-04",
    ),
    "incident": Kind(
        sentence="the incident facts in {place} cannot be used: {detail}",
        step="correct the file and run this again",
    ),
    "model_missing": Kind(
        sentence="the spaCy model {detail} is not installed",
        step="install it, or leave --nlp out to use the built-in finder of names",
    ),
    "output_unsafe": Kind(
        sentence="an output would lie outside of {place}",
        step="this is a fault of breachscope: report it with the version",
    ),
    "disk_full": Kind(
        sentence="there is no room to write {place}",
        step="make room and run this again: what is done is kept",
    ),
    "forbidden": Kind(
        sentence="the system does not allow access to {place}",
        step="change its permissions, or run this as a user who may",
    ),
    "system": Kind(
        sentence="the system refused {place} ({detail})",
        step="look at the disk and the folder, and run this again",
    ),
    "memory": Kind(
        sentence="the machine has too little memory for this case",
        step="run this on a larger machine, or with fewer --workers: what is done is kept",
    ),
    "stopped": Kind(
        sentence="stopped",
        step="run this again to go on where it stopped: what is done is kept",
        status=130,
    ),
    "declarations": Kind(
        sentence="{detail} declarations do not hold",
        step="correct the files named above",
    ),
    "unverified": Kind(
        sentence="the case {place} is not what it was ({detail} differences)",
        step="restore what was changed, or scan again and say so in the report",
    ),
}
"""Code -> what is said. Codes are stable: scripts may look at them."""


class BreachscopeError(Exception):
    """An expected failure; `str()` is the whole line a person reads.

    code: a key of `KINDS`. status: the exit status of the program, 1 to 255.
    """

    def __init__(self, code: str, place: Path | str = "", detail: str = "") -> None:
        """Say what happened at `place`; `detail` completes the sentence of this code."""
        kind = KINDS[code]
        facts = {"place": shown(place), "detail": shown(detail)}
        self.code = code
        self.status = kind.status
        super().__init__(f"{kind.sentence.format(**facts)}; {kind.step.format(**facts)}")


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def from_system(error: OSError, place: Path | str = "") -> BreachscopeError:
    """Say the failure in our words; the place is the error's own file name where it has one."""
    where = str(error.filename) if error.filename is not None else place or "a file"
    if error.errno in _FULL:
        return BreachscopeError("disk_full", where)
    if error.errno in _FORBIDDEN:
        return BreachscopeError("forbidden", where)
    name = errno.errorcode.get(error.errno or 0, "unknown reason")
    return BreachscopeError("system", where, name)


def shown(text: Path | str) -> str:
    """Write every character of the text that is not printable as an escape.

    Names of files come from the evidence: they must not steer the terminal or hide their end.
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode()
        for char in str(text)
    )
