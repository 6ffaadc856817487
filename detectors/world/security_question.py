"""Question by which an online account knows its owner again."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="security_question",
    title="Security question",
    headers=(
        "security question", "security questions", "security question 1", "security question 2",
        "secret question", "sec question", "sec q", "secq", "secretquestion", "securityquestion",
        "challenge question", "recovery question", "password question", "password hint question",
        "question 1 security", "sq", "sq 1", "sq1", "security q", "hint question",
        "verification question", "password hint", "passwordhint", "pregunta de seguridad",
        "pregunta secreta", "sicherheitsfrage", "question secrete", "cau hoi bao mat",
        "identity question", "challenge q", "secret q", "recovery q",
        "verification q", "kba question", "reminder question", "reset question",
    ),
    context=("security question", "secret question", "challenge question", "pregunta de seguridad"),
    normal=trimmed,
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(2)",
    examples=("What was your first pet's name?", "City where you were born"),
    counter_examples=("", "N/A", "3"),
)  # fmt: skip
