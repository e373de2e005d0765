"""Make the papers of the worked example that are not plain text.

Run it from the repository's top folder, with the ``dev`` extra installed::

    python scripts/make_papers.py

It writes the Word, PowerPoint, Excel and PDF papers of packs/csp/2017-12-13/papers. Running it
again writes the same bytes: every date inside the files is fixed. The texts are ours; the facts
are those of the published pack of 13 December 2017. The two restricted papers of that pack were
never published, so all figures in ours (05 and 06) are invented.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from paper_formats import (
    landscape,
    pdf,
    report,
    slides,
    word_bytes,
    word_list,
    word_table,
    workbook,
)
from reportlab.lib import colors
from reportlab.platypus import Flowable

PAPERS = Path(__file__).parent.parent / "packs" / "csp" / "2017-12-13" / "papers"
COUNCIL = "London Borough of Barking and Dagenham"


def strategic_assessment() -> bytes:
    """05, restricted: a Word report with a table and a numbered list."""
    document = report("Joint strategic assessment 2017", COUNCIL, "7A1F3D")
    document.add_paragraph("Crime and disorder in the year to September 2017.", "Report Summary")
    document.add_heading("How the year went", 1)
    document.add_paragraph(
        "Recorded crime rose by 4 per cent, burglary by 11 per cent. Criminal damage fell. "
        "Appendix A has the months one by one."
    )
    document.add_heading("Where it gathers", 1)
    document.add_paragraph("Three places account for a fifth of all recorded offences.")
    word_table(
        document,
        [
            ["Place", "Offences", "Change", "Cohort under investigation"],
            ["Linton Road car park", "212", "+18%", "Operation Marigold, 9 people"],
            ["Heathway parade", "187", "+6%", "None"],
            ["Thames View bus stand", "141", "+31%", "Operation Sandpiper, 5 people"],
        ],
    )
    document.add_heading("Proposed priorities", 1)
    word_list(
        document,
        "List Number",
        [
            "Violence with injury, among young people above all.",
            "Burglary of homes.",
            "Domestic abuse and its repeat victims.",
            "Anti-social behaviour in the town centres.",
        ],
    )
    return word_bytes(document)


def managing_offenders() -> bytes:
    """07(b): a Word paper; its delivery plan is the board's plans/managing-offenders.yaml."""
    document = report("Managing Offenders in 2017/18", "National Probation Service", "1F4E79")
    document.add_paragraph("First draft of August 2017, brought up to date.", "Report Summary")
    document.add_heading("What the plan is for", 1)
    word_list(
        document,
        "List Number",
        [
            "Information is shared, and the same person is not discussed at two panels.",
            "People who have offended get help with homes, work, money, drugs and alcohol.",
            "Whoever does not engage is visited and, if need be, brought back to court.",
            "Victims stand at the centre of the work.",
        ],
    )
    return word_bytes(document)


def barking_town_centre() -> bytes:
    """11(b): a Word report that ends with the prohibitions of the draft order."""
    document = report("Public spaces protection order: Barking Town Centre", COUNCIL, "2E5E3E")
    document.add_paragraph(
        "More complaints of anti-social behaviour come from Barking Town Centre than from any "
        "other part of the borough.",
        "Report Summary",
    )
    document.add_heading("The law", 1)
    document.add_paragraph(
        "The Anti-social Behaviour, Crime and Policing Act 2014 lets a council make an order for "
        "a public place where behaviour harms the life of the locality, goes on, and is "
        "unreasonable. An order lasts three years at most and can be extended. Breach is an "
        "offence; council officers and the police can issue a penalty notice."
    )
    document.add_heading("The evidence", 1)
    document.add_paragraph(
        "5,995 premises were written to between October and 13 November 2017. Of 338 answers, "
        "317 (93.79 per cent) support an order."
    )
    word_table(
        document,
        [
            ["To be prohibited", "In favour", "Share"],
            ["Drinking alcohol in the street", "291", "86.09%"],
            ["Urinating in the street", "273", "80.77%"],
            ["Begging", "268", "79.29%"],
            ["Spitting", "264", "As published: 70.11%"],
        ],
    )
    document.add_heading("What else has been tried", 1)
    word_list(
        document,
        "List Bullet",
        [
            "Behaviour contracts and civil injunctions.",
            "Joint operations of police and council.",
            "Benches taken away, cameras added, telephone boxes changed.",
            "Licensing visits.",
        ],
    )
    document.add_heading("A condition on groups", 1)
    document.add_paragraph(
        "54 people (16 per cent) named noise or threats from groups. The police can already "
        "disperse them, and a condition must be weighed against the right of assembly. Signs "
        "would cost less than £2,000. The select committee supported the order on 29 November."
    )
    landscape(document)
    document.add_heading("Prohibitions of the draft order", 1)
    word_list(
        document,
        "List Number",
        [
            "Alcohol, or an open container of it, outside licensed premises.",
            "Urinating in a public place.",
            "Spitting without clearing it up.",
            "Behaviour likely to cause harassment, alarm or distress.",
            "Staying after a uniformed officer has told a group to disperse.",
        ],
    )
    return word_bytes(document)


def restore_london() -> bytes:
    """4: slides that introduce the restorative justice service."""
    return slides(
        "Restore: London",
        "A restorative justice service for all of London that puts the victim first",
        "Catch22",
        [
            ("What restorative justice is", [
                ["Those harmed by a crime, and those who did the harm, talk to each other"],
                ["Everyone touched by it can help to put it right"]]),
            ("What victims gain", [
                ["They are heard, and get answers"], ["An apology is likelier"],
                ["They cope better, with less anxiety and stress"], ["They can close the matter"]]),
            ("What people who offended gain", [
                ["They own what they did"], ["They hear whom it hurt, and how"],
                ["They see what has to change"], ["They can make amends"]]),
            ("How it is built", [
                ["Part", "Who"], ["Hub", "Coordinators for London"],
                ["Network", "The restorative justice sector and the wider community"],
                ["Underneath", "Volunteers, practitioners, policies, service standards"]]),
        ],
    )  # fmt: skip


def gang_and_knife_crime() -> bytes:
    """10: slides on the police action plan."""
    return slides(
        "Gang and knife crime action plan",
        "East Area: Barking and Dagenham, Havering, Redbridge",
        "Metropolitan Police Service, East Area",
        [
            ("The three lists", [
                ["List", "In the community", "In custody", "High risk"],
                ["Gangs matrix (209)", "142", "67", "7 red, 51 amber, 84 green"],
                ["Habitual knife carriers", "43", "26", "6 high, 12 medium, 25 low"],
                ["Prolific firearms offenders", "10", "10", "2 high, 2 medium, 6 low"]]),
            ("Pursue", [
                ["Daily checks on knife carriers, and swift arrests"],
                ["More recovered knives sent for forensics"],
                ["Test purchases with cadets and Trading Standards"]]),
            ("Prevent", [
                ["Behaviour orders considered at every arrest"],
                ["Home visits, mediation and ways out of gangs"],
                ["Weapon sweeps, knife bins and patrols of hot spots"]]),
            ("Protect", [
                ["Shops keep knives where they cannot be stolen"],
                ["Hospital data show where attacks happen"],
                ["Repeat victims are found and safeguarded"]]),
            ("Prepare", [
                ["Work in schools, with sweeps and staggered hours"],
                ["Ward panels and advisory groups are told of incidents"],
                ["Council and police panels meet 10 to 14 days apart each month"]]),
        ],
    )  # fmt: skip


def offences_by_month() -> bytes:
    """05, appendix A, restricted: invented monthly counts."""
    return workbook(
        "Recorded offences by month, 2017",
        COUNCIL,
        "Offences",
        [
            ["Offence", "May", "June", "July", "August", "September"],
            ["Violence with injury", 221, 234, 251, 240, 229],
            ["Burglary", 148, 152, 161, 170, 177],
            ["Criminal damage", 133, 129, 125, 120, 118],
            ["Robbery", 61, 58, 66, 63, 60],
            ["Moped-enabled theft", 19, 17, 14, 11, 10],
        ],
    )


def consultation_results() -> bytes:
    """11(b), appendix 1: the published answers to the consultation."""
    return workbook(
        "Barking Town Centre: consultation results",
        COUNCIL,
        "Results",
        [
            ["Question", "People", "Of 338 answers"],
            ["In favour of an order", 317, "93.79%"],
            ["Prohibit drinking alcohol in public places", 291, "86.09%"],
            ["Prohibit urinating in the street", 273, "80.77%"],
            ["Prohibit begging", 268, "79.29%"],
            ["Prohibit spitting in the street", 264, "70.11% as published"],
            ["Other matters should be covered too", 140, "41.42%"],
            ["Noise or threats from groups mentioned", 54, "16%"],
        ],
    )


def performance() -> bytes:
    """06, restricted: indicators, invented."""
    return pdf(
        "Performance report, quarter 2 of 2017/18",
        COUNCIL,
        [
            "# Indicators",
            [
                ["Indicator", "Quarter 1", "Quarter 2", "Rating"],
                ["Burglary, per 1,000 homes", "5.1", "5.6", "Red"],
                ["First-time entrants, per 100,000", "512", "498", "Red"],
                ["Repeat referrals to the MARAC", "23.0%", "17.1%", "Red"],
                ["Anti-social behaviour calls", "1,411", "1,437", "Amber"],
                ["Criminal damage, per 1,000 people", "2.2", "2.0", "Green"],
            ],
            "# Small numbers",
            "Three of the repeat referrals come from one address in Gascoigne ward.",
        ],
    )


def public_access() -> bytes:
    """8, appendix A: the strategy in short."""
    return pdf(
        "The public access strategy in short",
        "Mayor's Office for Policing and Crime",
        [
            "# How Londoners report crime",
            [
                ["Way", "Today", "Wanted in future"],
                ["By telephone", "About 70%", "40%"],
                ["At a front counter", "About 8%", "Not given here"],
                ["Online", "Very little", "37%"],
            ],
            "# Counters",
            "London had 149 front counters in 2008 and has 73. Each borough keeps one that is "
            "open day and night. Twenty receive one report a day or fewer; the busiest has seven.",
            "# Ward officers",
            "Every ward has at least two dedicated officers, with an hour a week at least when "
            "residents can meet them at a known place. Contact points close once that works.",
            "# Money",
            "Closing counters saves about £8 million a year to run, as much as more than 140 "
            "officers cost, and brings in about £165 million for the front line.",
        ],
    )


class Area(Flowable):
    """A sketch of streets with the order's area outlined; not to scale."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Say how large it is, in points, whatever room there is."""
        return 440, 300

    def draw(self) -> None:
        """Draw it on the page's canvas."""
        canvas = self.canv
        canvas.setStrokeColor(colors.grey)
        canvas.setLineWidth(14)
        canvas.line(20, 150, 420, 165)
        canvas.line(220, 15, 205, 285)
        canvas.setStrokeColor(colors.HexColor("#B00020"))
        canvas.setLineWidth(3)
        canvas.rect(120, 90, 200, 130, stroke=1, fill=0)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(330, 175, "Broad Street")
        canvas.drawString(125, 228, "Area of the order")


def broad_street() -> bytes:
    """11(a): a sketch of the order's area."""
    return pdf(
        "Broad Street: area of the order",
        COUNCIL,
        ["The order covers the outlined area. The sketch is not to scale.", Area()],
    )


MAKERS: dict[str, Callable[[], bytes]] = {
    "04-restore-london.pptx": restore_london,
    "05-strategic-assessment.docx": strategic_assessment,
    "05-appendix-a-offences.xlsx": offences_by_month,
    "06-performance.pdf": performance,
    "07b-managing-offenders.docx": managing_offenders,
    "08-appendix-a-public-access.pdf": public_access,
    "10-gang-and-knife-crime.pptx": gang_and_knife_crime,
    "11a-broad-street.pdf": broad_street,
    "11b-barking-town-centre.docx": barking_town_centre,
    "11b-consultation-results.xlsx": consultation_results,
}


def main() -> int:
    """Write every paper and say so."""
    for name, make in MAKERS.items():
        (PAPERS / name).write_bytes(make())
        print(f"{PAPERS.name}/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
