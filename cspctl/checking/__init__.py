"""What ``cspctl check`` is told to look for, to let pass and to mend, around the rules themselves.

Settings and selection, waivers with a reason, a baseline for an old log, what a change brings in,
and the fixes that are safe. Everything here is pure: the command line reads and writes the files.
See docs/check.md.
"""
