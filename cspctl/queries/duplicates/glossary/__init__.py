"""The field's own words: what British boards, councils, police and health services say for what.

Data only: one set of words that mean the same a line, parted by `|` (a line that ends in `|` goes
on in the next). The first names the set. A word belongs to the first set that names it, and a
phrase wins over its words. The sets follow from the trade's vocabulary at large, not from any
board's log: a line belongs here when two officers who never met would use both words for one thing.
"""
