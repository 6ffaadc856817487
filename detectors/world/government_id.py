"""Identity number of another country or body, under a header that says so."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="other_government_id",
    title="Other government identification number",
    patterns=(
        Pattern(regex="[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]", score=0.9),
        Pattern(regex="[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]", score=0.4),
        Pattern(regex="[0-9]{4} [0-9]{4} [0-9]{4}|[STFGM][0-9]{7}[A-Z]|[0-9]{8}-?[A-Z]", score=0.2),
        Pattern(regex="[0-9A-Z][0-9A-Z ./-]{4,24}", score=0.01),
    ),
    headers=(
        "government id", "government id number", "govt id", "gov id", "gov id number",
        "government issued id", "government issued id number", "govt id number", "national id",
        "national id number", "national identification number", "national identity number",
        "national insurance number", "nino", "curp", "cedula", "cedula de identidad",
        "cedula de ciudadania", "cedula de extranjeria", "carne de extranjeria", "dni",
        "nie", "dui", "rut", "cpf", "aadhaar", "aadhar", "aadhaar number", "pan number", "nric",
        "fin nric", "sin number", "social insurance number", "cccd", "cmnd", "so cmnd", "so cccd",
        "hukou", "personnummer", "codice fiscale", "matricula consular", "consular id",
        "consular id number", "consular card number", "tribal id", "tribal id number",
        "tribal enrollment number", "tribe enrollment number", "rancheria enrollment number",
        "nation enrollment number", "tribal card number", "tribal roll number",
        "voter id", "voter id number",
        "birth certificate number", "birth certificate no", "naturalization number",
        "naturalization certificate number", "citizenship certificate number", "ine", "ine number",
        "clave de elector", "municipal id", "identity document number", "identity card number",
        "id document number", "ip pin", "identity protection pin", "personalausweis",
        "carte d identite", "identity number", "philsys number", "umid", "umid number",
        "rfc", "rrn", "pan", "pan card", "pan card number", "permanent account number", "sin",
        "canadian sin", "nif", "nir", "insee", "numero de securite sociale", "securite sociale",
        "steuer id", "steueridentifikationsnummer", "tc kimlik", "t c kimlik number", "tckn",
        "kimlik", "bsn", "burgerservicenummer", "pesel", "cnp", "hkid", "hkid number", "cnic",
        "nik", "ktp", "tckimlik", "fodselsnummer", "rsa id", "za id number", "thai id", "my number",
        "dpi", "cui", "residence registration number", "resident registration number", "uidai",
        "roc id", "codigo fiscal",
    ),
    context=(
        "government id", "national id", "national id number", "curp", "cedula", "aadhaar", "dni",
        "national insurance number", "social insurance number", "matricula consular", "tribal id",
        "consular id", "naturalization number", "birth certificate number", "identity number",
    ),
    valid=lambda value: at_least_digits(4)(value) & value.str.len_bytes().is_between(5, 22),
    authority="Cal. Civ. Code 1798.29(g)(1)(B); the numbering of the issuing country",
    examples=("GOMC850512HDFNRL09", "QQ 12 34 56 C", "4183 0671 5523", "418306715"),
    counter_examples=("Mexico", "N/A", "123", "00000000"),
)  # fmt: skip
