"""What a build says of a paper that is not there."""

from cspctl.model.agenda import Paper
from cspctl.pack.missing import missing_paper


def test_only_a_paper_of_a_like_name_is_suggested():
    papers = ["papers/04-night.md", "papers/07-crimes.docx"]
    paper = Paper(file="papers/07-crime.docx")
    assert missing_paper(paper, "packs/b/d", papers).mend == "Did you mean 'papers/07-crimes.docx'?"
    mend = "Put the file into packs/b/d/, or correct its name."
    assert missing_paper(paper, "packs/b/d", papers[:1]).mend == mend
