"""Headers that are whole questions, as web forms write them: what they ask for, in few words.

`What is your Social Security Number? (needed for payroll)` -> `Social Security Number`. The
sentences are those of Google Forms, Microsoft Forms, SurveyMonkey and Jotform exports.
"""

from __future__ import annotations

import re

_VERBS = (
    r"(?:enter|provide|list|give|tell us|write|type|specify|indicate|fill in|input|create|choose|"
    r"share|supply|confirm|state)"
)
"""Words of requests; a "State ID number" and a "List price" are none."""

_WHOM = r"(?:you|(?:any of )?(?:your|the|this) \w+)"
"""Whom a form asks about: "you", "your child", "the camper"."""

_OPENS = re.compile(
    r"(?i)^[\s*]*(?:(?:and|if (?:yes|so|any),?) )?(?:"
    r"(?:(?:please|kindly|also|we need you to) )+" + _VERBS + r"(?: us)?(?: with)?(?: below)?"
    r"|" + _VERBS + r"(?= (?:your|us|any|all) )(?: us)?"
    r"|(?:what|which)(?:['’]s| is| are| was| were|(?= \w))"
    r"|(?:do|does) " + _WHOM + r"(?: currently| now)? (?:have|take|use|suffer from)"
    r"|(?:are|is) " + _WHOM + r"(?: currently| now)? "
    r"(?:taking|on|being treated for|allergic to)"
    r"|(?:have|has) " + _WHOM + r"(?: ever)? "
    r"(?:been (?:treated for|diagnosed with)|been told you have|had)"
    r") (?P<asked>\S.*)",
    re.DOTALL,
)
_DETERMINED = re.compile(r"(?i)^(?:(?:your|the|a|an|any|all|current|own|of) )+")
_REMARK = re.compile(r"[ ]*[(\[][^()\[\]\n]{1,160}[)\]]")
_GOES_ON = re.compile(
    r"(?i)[?;:]| [-–—] |[,.] |"
    r" (?:you|your (?:doctor|child|employer)|we|that|so|in order|has|have|do|does|did|should|"
    r"would|will|can|are|is|for (?:the|our|this|us))(?= )"
)
_AS_SHOWN = re.compile(
    r"(?i)[ ]*(?:[,:]|[-–—])?[ ]*\b(?:exactly )?as (?:it )?(?:is )?"
    r"(?:shown|printed|appears?|written|listed|stated)\b.*"
)
_NUMBER_ON = re.compile(r"(?i)^numbers? (?:on|of) (?:your |the |a )?(?P<held>.{2,60})")
_IDIOMS = (
    (r"what (?:should|shall|do|can|may) (?:we|i|people) call you|who are you", "name"),
    (r"when (?:were you|was (?:the |your )?\w+) born", "date of birth"),
    (r"what (?:brings|brought) you (?:in|here|to \w+)|why (?:are|were) you (?:here|coming in)",
     "reason"),
    (r"what is (?:wrong|the matter|bothering you)", "reason"),
    (r"where do you live", "address"),
    (r"how (?:can|do|may|should) we reach you|where can we (?:call|reach) you", "phone"),
    (r"who (?:sent|referred) you", "referred by"),
)  # fmt: skip
"""Questions of talk that hold no word of what they ask for."""

_SPOKEN = re.compile(
    r"(?i)^[\s*]*(?:"
    + "|".join(f"(?P<i{n}>{said})" for n, (said, _) in enumerate(_IDIOMS))
    + r")\b"
)
_LEAST_WORDS = 3


def asked_for(header: str) -> str:
    """What a header asks for; the header as it stands where it is no question and no request."""
    if header.count(" ") < _LEAST_WORDS - 1:
        return header
    spoken = _SPOKEN.match(header)
    if spoken is not None:
        return _IDIOMS[int((spoken.lastgroup or "i0")[1:])][1]
    shown = _AS_SHOWN.sub("", header, count=1)
    plain = shown if shown.strip() else header
    opened = _OPENS.match(plain)
    if opened is None:
        return plain
    asked = _DETERMINED.sub("", _REMARK.sub("", opened["asked"]).strip())
    ends = _GOES_ON.search(asked)
    asked = asked[: ends.start()] if ends else asked
    numbered = _NUMBER_ON.match(asked)
    return (f"{numbered['held']} number" if numbered else asked).strip() or plain
