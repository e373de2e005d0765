"""The static site: what the board and the public see, made from the workspace.

``table`` lists the kinds of pages, ``building`` makes them, ``editions`` says what of the
workspace an edition may show, ``packs`` which files of built packs it offers, and ``gate`` proves
that nothing withheld is in any file, before any is written. All of it is pure; ``cli/site`` reads
and writes.

To add a kind of page: a view module in ``cspctl/documents/site/`` with ``pages(site)``, a template
``templates/site/NAME.html.j2``, and a line in ``table.PAGES``. A file that is no page (a feed, a
calendar) is a function in ``table.FILES``; a file that is copied as it stands (a style sheet, a
script) is a name in ``table.ASSETS``, and lies in ``templates/site/``.
"""
