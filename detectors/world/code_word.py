"""Word by which a bank, broker or carrier knows its customer on the telephone."""

from detectors.forms import said
from detectors.model import Detector, trimmed

_SPOKEN = ("telephone", "phone", "verbal", "voice", "oral", "spoken", "security", "banking",
           "telephone banking", "phone banking", "branch", "teller")  # fmt: skip
_WORDS = ("code word", "codeword", "pass word", "watchword")


DETECTOR = Detector(
    detects="access_code",
    title="Code word of an account, said on the telephone",
    headers=(
        "code word", "codeword", "account code word", "account codeword", "safe word", "safeword",
        "voice password",
        "spoken password", "oral password", "teller password", "account verbal password",
        "phone banking password", "telephone banking password", "security word",
        "security password", "secret word", "account password word", "palabra clave",
        "palabra secreta", "palabra de seguridad", "contrasena telefonica",
        *(f"{spoken} {word}" for spoken in _SPOKEN for word in _WORDS),
    ),
    context=(
        "code word", "codeword", "telephone code word",
        "security word", "palabra clave",
    ),
    normal=trimmed,
    valid=lambda value: said(value) & (value.str.len_chars() <= 40),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)(C): required security code, access code or password",
    examples=("SUNFLOWER88", "rosewood"),
    counter_examples=("", "N/A", "none"),
)  # fmt: skip
