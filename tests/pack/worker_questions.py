"""What workers are asked in the tests; a worker finds it by the name of this module."""

import os
import time
from pathlib import Path


def twice(data, mark=""):
    return data * 2 + mark.encode("utf-8", "surrogatepass")


def asked_in(data):
    time.sleep(0.05)
    return f"{os.getpid()}".encode()


def dies_elsewhere(data, here):
    if str(os.getpid()) != here:
        os._exit(7)
    return data


def refuses(data):
    raise ValueError("this cannot be worked out")


def says_where_it_runs(file, seconds):
    Path(file).write_text(str(os.getpid()))
    time.sleep(float(seconds))
    return b""
