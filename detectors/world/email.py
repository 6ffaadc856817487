"""Email address."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="email",
    title="Email address",
    patterns=(
        Pattern(
            regex="[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?[.]){1,6}[a-z]{2,24}",
            score=0.95,
        ),
        Pattern(regex="(?:mailto:|smtp:|<)[^@<> ]{1,64}@[a-z0-9.-]{3,190}>?", score=0.3),
        Pattern(regex="[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,120}[.][^@\\s,;<>\"]{2,24}", score=0.2),
    ),
    headers=(
        "email", "email address", "e mail", "e mail address", "mail", "emailaddress", "email addr",
        "email id", "primary email", "personal email", "work email", "home email", "email 1",
        "email 2", "contact email", "user email", "customer email", "login email", "mail address",
        "email primary", "e mail id", "eml", "emailid", "email address 1", "patient email",
        "upn", "correo", "correo electronico",
        "courriel", "adresse email", "adresse electronique", "e mail adresse", "dia chi email",
        "thu dien tu", "alternate email", "recovery email", "secondary email", "paypal email",
    ),
    context=("email", "e mail", "email address", "mail", "correo", "correo electronico", "mailto"),
    normal=lambda value: value.str.to_lowercase().str.strip_chars(" <>\"'").str.replace(
        "^(?:mailto|smtp):", ""
    ),
    valid=lambda value: value.str.contains("^[^@]+@[^@]+[.][^@.0-9]{2,24}$"),
    authority="RFC 5321 and 5322; Cal. Civ. Code 1798.29(g)(2)",
    examples=("thuy.nguyen@example.org", "D.O'Brien+tax@mail.example.co.uk", "LUIS_R@EXAMPLE.COM"),
    counter_examples=("thuy.nguyen@", "@example.org", "thuy at example", "logo@2.5"),
)  # fmt: skip
