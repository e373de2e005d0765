"""An e-mail as a draft that Outlook and Thunderbird open ready to send; nothing is sent.

``X-Unsent: 1`` makes Outlook open the file as a new message instead of a received one.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft: to one person, as text and as HTML; ``sender`` is (name, address), if known."""

    to: tuple[str, str]
    subject: str
    text: str
    html: str
    day: dt.date
    sender: tuple[str, str] | None = None


def draft(mail: Mail) -> bytes:
    """Write the draft; the same mail gives the same bytes, with no clock and no machine's name."""
    message = EmailMessage(policy=policy.SMTP)
    if mail.sender is not None:
        message["From"] = _address(*mail.sender)
    message["To"] = _address(*mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = dt.datetime.combine(mail.day, dt.time(), dt.UTC)
    mark = _mark(mail)
    message["Message-ID"] = f"<{mark}@cspctl.invalid>"
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{mark}")
    # Python folds a long header right behind its name, which some programs show as a space in
    # front. Encoded words (for letters beyond ASCII) must be folded; whole lines may be long.
    plain = all(str(message[name]).isascii() for name in ("From", "To", "Subject"))
    return message.as_bytes(policy=policy.SMTP.clone(max_line_length=998) if plain else None)


def _address(name: str, address: str) -> Address:
    return Address(_one_line(name), addr_spec=address)


def _one_line(text: str) -> str:
    """A text fit for a header: a line end in it would begin another header."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _mark(mail: Mail) -> str:
    parts = (*mail.to, *(mail.sender or ()), mail.subject, mail.text, mail.html, str(mail.day))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
