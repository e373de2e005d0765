"""One thing done while another waits: LibreOffice converts, and we read."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


@contextmanager
def beside(
    function: Callable[_Asked, _Told], *args: _Asked.args, **named: _Asked.kwargs
) -> Iterator[Future[_Told]]:
    """Do something beside the body of the ``with``; what is yielded has its answer.

    The body does not end before it, whatever happens, but for an interrupt: then this process
    ends, and what it started ends with it (``office_guard``).
    """
    told: Future[_Told] = Future()

    def work() -> None:
        try:
            told.set_result(function(*args, **named))
        except BaseException as fault:
            told.set_exception(fault)

    threading.Thread(target=work, daemon=True).start()
    try:
        yield told
    except Exception:
        told.exception()
        raise
