"""The pages of the site as views: one module a kind of page.

A kind of page is a function ``pages(site) -> Iterable[Page]`` in a module of this package, a
template ``templates/site/NAME.html.j2``, and a line in the table of ``cspctl/site/table.py``.
``site`` (:class:`~cspctl.documents.site.site.Site`) holds the workspace of the edition and what
every page needs, each worked out once: never ask a query about the whole workspace for one page.

A page's view is a frozen dataclass; the template sees its fields by their names. Days stay
``datetime.date``: the template's filters ``date`` and ``day`` write them. Addresses inside the
site are paths from its top (``csp/index.html``); the template writes ``{{ root }}`` before them.
"""
