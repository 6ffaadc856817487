"""Family name."""

from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="family_name",
    title="Family name",
    headers=(
        "last name", "lname", "lastname", "last", "surname", "family name", "familyname",
        "l name", "last nm", "lst name", "sname", "sur name", "ln", "sn", "surname or last name",
        "legal last name", "maiden name", "maiden", "name last", "patient last", "member last",
        "employee last", "birth name", "former last name", "previous last name", "apellido",
        "apellidos", "primer apellido", "apellido paterno", "segundo apellido",
        "apellido materno", "nachname", "familienname", "nom", "nom de famille", "ho", "cognome",
        "sobrenome", "achternaam", "apelyido", "familiya", "name family", "fam name",
        "entity individual last name", "individual last name",
    ),
    context=("last name", "family name", "surname", "apellido", "apellidos", "nachname"),
    normal=trimmed,
    valid=lambda value: value.str.contains(r"^\P{N}*\p{L}\P{N}*$"),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(1)",
    examples=("Hovhannisyan", "de la Cruz", "O'Neill-Okafor", "Ng"),
    counter_examples=("", "4183", "-"),
)  # fmt: skip
