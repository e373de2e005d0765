"""Changes of the action log: what was read and what is asked -> edits, and words that say them.

Pure: nothing is read or written here, and today's date is handed in. What cannot be done is a
CannotRun that says why.
"""
