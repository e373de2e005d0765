"""Papers of Word, Excel and PowerPoint: taken apart once, each hazard in a module of its own."""

from collections.abc import Callable

from cspctl.pack.screening import embedded, links, macros, media, properties
from cspctl.pack.screening.package import Package, opened
from cspctl.pack.screening.report import OF_DAMAGE, Log, Refusal
from cspctl.writers.ooxml import PackageError

Step = Callable[[Package, Log], None]

_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
#: Last, for what the steps before took out of the text is not told of a second time.
_ANY: tuple[Step, ...] = (macros.clean, links.clean, embedded.clean, properties.clean, media.clean)


def screened(data: bytes, ending: str, log: Log) -> bytes:
    """An Office file without its hazards. ``ending`` is that of its format without macros.

    Raises:
        Refusal: for what is locked, damaged, too large, another kind of file or ill-meant.
    """
    try:
        package = opened(data)
        if not package.main().startswith(_FOLDERS[ending]):
            raise Refusal("disguised")
        for step in (*_steps(ending), *_ANY):
            step(package, log)
        # What only led to parts that are gone now is of no use, and could still be read.
        for name in package.unreachable() if package.changed else ():
            package.drop(name)
        return package.written(data)
    except (PackageError, *OF_DAMAGE):
        raise Refusal("damaged") from None


def _steps(ending: str) -> tuple[Step, ...]:
    """What is looked for in a format of its own."""
    if ending == "docx":
        from cspctl.pack.screening import (
            word_changes,
            word_comments,
            word_forms,
            word_hidden,
            word_notes,
            word_readings,
            word_white,
        )

        return (
            word_changes.clean,
            word_comments.clean,
            word_hidden.clean,
            word_readings.clean,
            word_notes.clean,
            word_white.clean,
            word_forms.clean,
        )
    if ending == "xlsx":
        from cspctl.pack.screening import sheet_comments, sheet_hidden, sheet_white

        return sheet_hidden.clean, sheet_comments.clean, sheet_white.clean
    from cspctl.pack.screening import slide_hidden, slide_history, slide_notes, slide_white

    return slide_hidden.clean, slide_notes.clean, slide_history.clean, slide_white.clean
