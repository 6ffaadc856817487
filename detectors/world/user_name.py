"""User name of an online account."""

from detectors.forms import said
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="user_name",
    title="User name",
    patterns=(
        Pattern(regex="[a-z0-9._$-]{2,40}\\\\[a-z0-9._$-]{2,64}", score=0.3),
        Pattern(regex="[^\\s@]{2,64}", score=0.02),
    ),
    headers=(
        "user name", "username", "user", "login", "login name", "loginname", "login id", "loginid",
        "user id", "userid", "user login", "userlogin", "uname", "usr", "usr name", "usrname",
        "logon", "logon name", "logonname", "log in", "signin name", "sign in", "screen name",
        "screenname", "handle", "account login", "portal user", "portal username", "portal login",
        "samaccountname", "sam account name", "uid", "nick", "nickname user", "web user",
        "web login", "online id", "user account", "network id", "domain user", "ad account",
        "usuario", "nombre de usuario", "benutzername", "benutzer", "utilisateur",
        "nom d utilisateur", "identifiant", "ten dang nhap", "utente", "player name", "alias",
        "patient portal username", "member username", "access id", "sso id", "vpn user",
    ),
    context=(
        "user name", "username", "login", "user id", "login id", "user", "usuario", "userid",
        "login name", "screen name",
    ),
    normal=lambda value: value.str.strip_chars().str.to_lowercase(),
    # A number alone is the key of a row, not something people type in.
    valid=lambda value: said(value) & value.str.contains(r"\p{L}"),
    authority="Cal. Civ. Code 1798.29(g)(2)",
    examples=("mlopez72", "CORP\\dwash", "thuy_ng"),
    counter_examples=("4183", "N/A", "Maria Lopez"),
)  # fmt: skip
