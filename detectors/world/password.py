"""Password of an online account, plain or protected."""

from detectors.forms import said
from detectors.model import Detector, trimmed

_REMARK = (
    r"(?i)^(?:on|in|under|behind|inside|with|at|taped|written|kept|stuck)$|"
    r"^[^0-9@#$%^&*_=+]*[\s(](?:s?he|her|his|not|yet|verbally|memorized|forgot(?:ten)?|keeps|"
    r"changed|reset|told)[\s).][^0-9@#$%^&*_=+]*$|^\W*(?:(?:ask|see|use|same as|not|changed|told|"
    r"call|reset by) |(?:on|under|behind|inside|in|with|taped|written|kept) (?:the|an?|his|her|my|"
    r"your|our|their|to|on|in|down) |(?:sso|okta|single sign[ -]?on|forgot(?:ten)?\b.*|badge|"
    r"fingerprint|(?:hardware )?token|none set)\W*$|"
    r".* (?:yet|verbally|in person|on file)\W*$)[^0-9@#$%^&*_=+]*$"
)
"""What people write where a password is asked and they have none: `she keeps it in her head`."""

DETECTOR = Detector(
    detects="password",
    title="Password",
    headers=(
        "nt hash", "ntlm",
        "password", "passwd", "pwd", "pass", "passwrd", "passw", "pword", "pswd", "psw", "pw",
        "user password", "userpassword", "userpass", "user pass", "user pwd", "userpwd",
        "login password", "account password", "portal password", "web password", "email password",
        "plain password", "plaintext password", "password plain", "password plaintext",
        "cleartext password", "clear password", "password hash", "passwordhash", "pwd hash",
        "hashed password", "password digest", "encrypted password", "encryptedpassword",
        "password enc", "password encrypted", "password md5", "md5 password", "password sha1",
        "pass hash", "passhash", "password bcrypt", "passphrase", "pass phrase", "secret",
        "user secret", "login secret", "temp password", "temporary password", "initial password",
        "default password", "old password", "new password", "current password", "cleartext",
        "admin password", "wifi password", "ntlm hash", "lm hash", "unicodepwd",
        "crypted password", "password 1", "contrasena", "clave de usuario", "contrasena usuario",
        "palabra clave", "passwort", "kennwort", "mot de passe", "mdp", "mat khau", "senha",
        "wachtwoord", "online banking password", "vpn password", "logon password",
    ),
    context=(
        "password", "pwd", "passwd", "pass", "pw", "passphrase", "temporary password",
        "contrasena", "mat khau", "temp password", "verbal password", "telephone password",
        "phone password", "bank password",
    ),
    normal=trimmed,
    valid=lambda value: (
        said(value) & value.str.len_chars().is_between(2, 512) & ~value.str.contains(_REMARK)
    ),
    free=True,
    authority="Cal. Civ. Code 1798.29(g)(2)",
    examples=("Giants2014!", "Tr0ub4dor&3", "5f4dcc3b5aa765d61d8327deb882cf99", "hunter2"),
    counter_examples=("", "N/A", "NULL", "she keeps it in her head", "not set yet",
                      "on the sticky note under the phone"),
)  # fmt: skip
