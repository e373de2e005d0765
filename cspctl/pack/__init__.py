"""The pack of a meeting: collect, screen, print, convert, count, front sheet, assemble, verify,
manifest.

``build.build`` is the whole run in order; each stage is a module of its own.
"""
