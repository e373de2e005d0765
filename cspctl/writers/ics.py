"""A calendar file (RFC 5545) that Outlook, Thunderbird and telephones take in.

An entry keeps its UID, so that a second import updates it. What was written before is read
again: an entry that has changed gets the next SEQUENCE, and one that is no longer there is
written as cancelled until its day has passed, so that it goes from calendars that have it.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from cspctl.documents.calendar import Entry

_HOME = "cspctl.invalid"  # a domain that nobody can have (RFC 2606)
_LONDON = ZoneInfo("Europe/London")
_DAY = dt.timedelta(days=1)
GONE = "No longer planned"


class NotACalendar(ValueError):
    """What was written before cannot be read as a calendar."""


def calendar_file(
    entries: Sequence[Entry],
    name: str,
    today: dt.date,
    before: bytes = b"",
    boards: Collection[str] = (),
) -> bytes:
    """Write the entries under the calendar's name.

    ``before`` is the file as it was written last, empty for none (NotACalendar when it is
    something else); of what it has, only the entries of ``boards`` can be gone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//cspctl//cspctl//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    known = _read(before)
    events = [_event(entry) for entry in entries]
    current = {str(event["UID"]) for event in events}
    events += [
        _cancelled(old)
        for uid, old in known.items()
        if uid not in current and uid.partition(".")[0] in boards and _day(old) >= today
    ]
    for event in events:
        _number(event, known.get(str(event["UID"])), today)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{_HOME}")
    event.add("summary", _sound(entry.title))
    if entry.times is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + _DAY)
    else:
        event.add("dtstart", _moment(entry.day, entry.times.start))
        if entry.times.end and entry.times.end > entry.times.start:
            event.add("dtend", _moment(entry.day, entry.times.end))
    if entry.place:
        event.add("location", _sound(entry.place))
    if entry.note:
        event.add("description", _sound(entry.note))
    # A date to keep in mind does not make its day a busy one.
    event.add("transp", "OPAQUE" if entry.times and not entry.cancelled else "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    """The moment in UTC, which every program reads alike, winter and summer."""
    return dt.datetime.combine(day, time, _LONDON).astimezone(dt.UTC)


def _sound(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _read(before: bytes) -> dict[str, Event]:
    """The entries of ours that were written before, by UID."""
    if not before.strip():
        return {}
    try:
        calendar = Calendar.from_ical(before)
        events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
        return {
            str(event["UID"]): event
            for event in events
            if str(event.get("UID", "")).endswith(f"@{_HOME}")
        }
    except (ValueError, KeyError, IndexError, AttributeError) as reason:
        raise NotACalendar(str(reason)) from reason


def _day(event: Event) -> dt.date:
    start = event.decoded("DTSTART")
    return start.date() if isinstance(start, dt.datetime) else start


def _cancelled(old: Event) -> Event:
    """An entry that is gone. It says nothing more: its title may have become restricted."""
    event = Event()
    event.add("uid", str(old["UID"]))
    event.add("summary", GONE)
    event.add("dtstart", _day(old))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED")
    return event


def _number(event: Event, old: Event | None, today: dt.date) -> None:
    """Give an entry its SEQUENCE and DTSTAMP: those it had, unless it has changed."""
    if old is not None and _said(event) == _said(old):
        event.add("sequence", _sequence(old))
        event.add("dtstamp", old.decoded("DTSTAMP"))
        return
    event.add("sequence", 0 if old is None else _sequence(old) + 1)
    event.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))


def _sequence(event: Event) -> int:
    return int(event.decoded("SEQUENCE"))


def _said(event: Event) -> dict[str, Any]:
    """What an entry says, without the numbers of its version."""
    names = set(event) - {"SEQUENCE", "DTSTAMP"}
    return {name: event.decoded(name) for name in sorted(names)}
