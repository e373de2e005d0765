"""The pack of a meeting: collect, convert, count, front sheet, assemble, manifest.

``build.build`` is the whole run in order; each stage is a module of its own.
"""
