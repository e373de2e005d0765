"""The views that templates are tried on: full ones have everything, empty ones nothing."""

from dataclasses import is_dataclass

import pytest

from cspctl.documents.blocks import PageRange
from cspctl.loading import load
from cspctl.restyling.plan_samples import PLAN_OF
from cspctl.restyling.samples import EMPTY, FULL, _Texts, samples
from cspctl.restyling.views import VIEWS, known_paths


def values(thing, path=""):
    """Every value of a view with its path, the lists' members under their list's path."""
    if is_dataclass(thing) and not isinstance(thing, PageRange):
        for name in type(thing).__dataclass_fields__:
            yield from values(getattr(thing, name), f"{path}.{name}".lstrip("."))
    elif isinstance(thing, tuple) and thing and is_dataclass(thing[0]):
        yield path, thing
        for one in thing:
            yield from values(one, path)
    else:
        yield path, thing


@pytest.mark.parametrize("files", [FULL, EMPTY])
def test_the_workspaces_have_no_problems(files):
    assert load(_Texts(files)).problems == ()


@pytest.mark.parametrize("name", VIEWS)
def test_full_data_fills_every_variable(name):
    views = [view for _, view in samples(name)[:2]]
    filled = {path for view in views for path, value in values(view) if value not in ("", (), None)}
    every = {
        f"{record}.{field}".lstrip(".")
        for record, fields in known_paths(VIEWS[name]).items()
        for field in fields
    }
    # Prose before the first item names nobody, and a front sheet stands under no item. The sample
    # plans are open, so that there is a public edition of them.
    unmarked = {"marking"} if name.removesuffix(".docx") in PLAN_OF else set()
    assert every - filled <= {"opening.action_by", "head.item", *unmarked}


@pytest.mark.parametrize("name", set(VIEWS) - {"slip.docx"})
def test_empty_data_has_no_list_in_it(name):
    _, view = samples(name)[-1]
    assert [path for path, value in values(view) if isinstance(value, tuple) and value] == []
