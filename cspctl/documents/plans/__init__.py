"""Delivery plans as documents: the plan itself, and what is reported on it to whom.

A board reads the update of a sub-group and the progress report of a strategy; residents read
the report back on what they recommended. Each is made of the same rows (queries/progress).
"""
