"""Security code, PIN or access code."""

from detectors.forms import said
from detectors.model import Detector, Pattern, trimmed

_COUNTED = tuple(f"{count} digit" for count in ("3", "4", "three", "four"))


DETECTOR = Detector(
    detects="access_code",
    title="Security code, PIN or access code",
    patterns=(
        Pattern(regex="[0-9]{3,8}(?:[.]0)?", score=0.02),
        Pattern(regex="[0-9]{2}(?:[.]0)?", score=0.01),
        Pattern(regex="[0-9a-z!@#$%&*._-]{4,16}", score=0.01),
    ),
    headers=(
        "cvv", "cvv2", "cvv 2", "cvc", "cvc2", "cvc 2", "csc", "cvn", "cvv code", "cvc code",
        "cvv2 code", "card cid", "amex cid", "cid code", "security code", "card security code",
        "card code", "card verification", "card verification value", "card verification code",
        "card verification number", "verification value", "cc cvv", "cc code", "cc security code",
        "cvvcode", "card cvv", "pin", "pin code", "pin number", "pin no", "pinnumber", "atm pin",
        "card pin", "debit pin", "debit card pin", "account pin", "bank pin",
        "telephone banking pin", "phone banking pin", "ivr pin", "tpin", "access code",
        "accesscode", "access pin", "account access code", "passcode", "pass code",
        "account passcode", "security pin", "login pin", "online banking pin", "voicemail pin",
        "clave", "clave de acceso", "codigo de seguridad", "codigo de acceso", "nip", "prufnummer",
        "ma pin", "cryptogramme", "kartenprufnummer", "customer pin", "verbal passcode",
        "verbal code", "trading pin", "trading password", "banking password", "bank password",
        "atm code", "wire pin", "wire code", "mobile banking pin", "telephone access code", "tac",
        "security word", "verbal password", "teller code word", "teller code", "account password",
        "banking code", "telephone banking code", "phone banking code", "mobile banking code",
        "online banking code", "tan", "tan code", "transaction authentication number",
        *(f"{count} {code}" for count in _COUNTED for code in ("code", "security code", "cvv")),
        *(f"{count}s on {back}" for count in _COUNTED for back in ("the back", "back", "reverse")),
    ),
    context=(
        "cvv", "security code", "cvc", "pin", "access code", "passcode", "cvv2", "card code",
        "card security code", "pin number", "pin code", "codigo de seguridad", "csc",
    ),
    normal=trimmed,
    valid=said,
    authority="Cal. Civ. Code 1798.29(g)(1)(C): required security code, access code or password",
    examples=("418", "0671", "418306"),
    counter_examples=("", "N/A", "none", "Chip and signature"),
)  # fmt: skip
