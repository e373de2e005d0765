"""Where the minutes of a meeting are while they are to be confirmed."""

from cspctl.documents.site.page import Link
from cspctl.documents.site.site import Held, Site, meeting_title


def to_confirm(site: Site, held: Held) -> Link:
    """The meeting whose papers hold its draft minutes; '' when the site shows them, or none has.

    The papers of a meeting are published as they were put before the board, with the minutes that
    it was to confirm.
    """
    shown = held.meeting is not None and held.meeting.minutes is not None
    later = None if shown else site.confirming(*held.key)
    if later is None:
        return Link("")
    return Link(meeting_title(later.day).replace("Meeting", "the meeting", 1), later.path)
