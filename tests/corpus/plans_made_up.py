"""The made-up plans: columns, order, refs, dates, owners and statuses differ in each of them."""

from datetime import date

from plan_papers import Fill, Plan

from corpus.records.nouns import Status

NO_REFS = Plan(
    "letters with a key and no refs",
    ("What we will do", "Who", "By when", "How it is going", "RAG"),
    (
        ("Appoint a permanent lead for fostering", "Head of Fostering", "Q3 2023/24",
         "Advert closed with six replies", "G"),
        ("Write one guide for all duty staff", "Duty Manager/Data Officer", "end of Sept 23", "", "R"),
        ("Hold monthly talks with carers about their needs", "TBC", "ongoing", "Two talks were held", "A"),
    ),
    (
        {
            "ref": "", "title": "Appoint a permanent lead for fostering", "owners": ("Head of Fostering",),
            "due_text": "Q3 2023/24", "due": date(2023, 12, 31), "progress": "Advert closed with six replies",
            "status_text": "G", "status": Status.COMPLETE,
        },
        {
            "ref": "", "title": "Write one guide for all duty staff", "owners": ("Duty Manager", "Data Officer"),
            "due": date(2023, 9, 30), "progress": "", "status_text": "R", "status": Status.NOT_STARTED,
        },
        {
            "ref": "", "owners": (), "owner_text": "TBC", "due_text": "ongoing", "due": None, "status_text": "A",
            "status": Status.ON_TRACK,
        },
    ),
    key=(("R", "Not started"), ("A", "Under way"), ("G", "Finished and evidenced")),
)  # fmt: skip

COLOURS = Plan(
    "colours only, refs in the title",
    ("Improvement action", "Lead", "Deadline", "Evidence of impact", "BRAG"),
    (
        ("LG-07: Publish the new threshold guide", "Head of Early Help", "30.6.24", "Fewer calls turned away",
         Fill("00B050")),
        ("LG-07a: Train all partners in its use", "Lead: Training Officer; Support: Board Manager", "31/07/24",
         "", Fill("FF0000")),
        ("LG-12: Share the guide with schools", "Head of Early Help and Head of Schools", "July 2024", "",
         Fill("0070C0")),
    ),
    (
        {
            "ref": "LG-07", "title": "Publish the new threshold guide", "owners": ("Head of Early Help",),
            "due": date(2024, 6, 30), "outcome": "Fewer calls turned away", "status_text": "Going to plan",
            "status": Status.ON_TRACK, "parent_ref": "",
        },
        {
            "ref": "LG-07a", "title": "Train all partners in its use", "owners": ("Training Officer", "Board Manager"),
            "owner_text": "Lead: Training Officer; Support: Board Manager", "due": date(2024, 7, 31),
            "status_text": "Past its date", "status": Status.OVERDUE, "parent_ref": "LG-07", "parent_order": 1,
        },
        {
            "ref": "LG-12", "owners": ("Head of Early Help", "Head of Schools"), "due": date(2024, 7, 31),
            "status_text": "Embedded in daily work", "status": Status.COMPLETE,
        },
    ),

    key=((Fill("FF0000"), "Past its date"), (Fill("00B050"), "Going to plan"),
         (Fill("0070C0"), "Embedded in daily work")),
)  # fmt: skip

DOTTED = Plan(
    "dotted refs and a header of two rows",
    ("No.", "Task", "Responsible officer", "Target date", "% complete", "Comments"),
    (
        ("Priority 1: Voice of the child",),
        ("2.1", "Set up a young people's panel", "Participation and Rights Officer", "14 March 2024",
         "100 % complete", "Panel has met"),
        ("2.1.4", "Pay panel members for their time", "Participation and Rights Officer", "Feb 2024",
         "75 % complete", ""),
        ("Priority 2: Workforce",),
        ("2.2", "Cut the use of agency staff", "Director of Housing, Parks and Family Services", "TBC", "0 %",
         "Board to agree the target"),
    ),
    (
        {
            "ref": "2.1", "title": "Set up a young people's panel", "owners": ("Participation and Rights Officer",),
            "due": date(2024, 3, 14), "status_text": "100 % complete", "status": Status.COMPLETE,
            "progress": "Panel has met", "theme": "Priority 1: Voice of the child",
        },
        {
            "ref": "2.1.4", "due": date(2024, 2, 29), "status": Status.ON_TRACK, "parent_ref": "2.1", "parent_order": 1,
            "theme": "Priority 1: Voice of the child",
        },
        {
            "ref": "2.2", "owners": ("Director of Housing, Parks and Family Services",), "due": None, "due_text": "TBC",
            "status": Status.NOT_STARTED, "theme": "Priority 2: Workforce", "progress": "Board to agree the target",
        },
    ),
    groups=(("Plan", 2), ("Delivery", 2), ("Position", 2)),
)  # fmt: skip

STATUS_FIRST = Plan(
    "status first, words of an own kind",
    ("Status", "Success criteria", "Latest position", "Timescale", "Accountable", "Milestone", "ID"),
    (
        ("Embedded", "Every plan is audited", "Audits are monthly", "31-Mar-24", "Quality Assurance Manager",
         "Start monthly audits", "A1"),
        ("Not yet due", "Staff feel heard", "", "Q1 2024/25", "Ann Brown and Joe O'Neill",
         "Run the staff survey", "A2"),
        ("Slipped", "Visits are on time", "Rota is with the union", "By 1st Feb 2024", "AB/CD",
         "Agree a weekend rota", "A3"),
        ("On hold", "", "Waiting for the new system", "Immediate", "Head of Systems", "Move all files", "A3"),
    ),
    (
        {
            "ref": "A1", "title": "Start monthly audits", "outcome": "Every plan is audited", "due": date(2024, 3, 31),
            "progress": "Audits are monthly", "status": Status.COMPLETE, "owners": ("Quality Assurance Manager",),
        },
        {
            "ref": "A2", "due": date(2024, 6, 30), "status": Status.NOT_STARTED, "owners": ("Ann Brown", "Joe O'Neill"),
        },
        {"ref": "A3", "due": date(2024, 2, 1), "status": Status.OVERDUE, "owners": ("AB", "CD")},
        {"ref": "A3", "title": "Move all files", "due": None, "due_text": "Immediate", "status": Status.PAUSED},
    ),
)  # fmt: skip

HALVED = Plan(
    "second half without a header",
    ("Ref", "Recommendation", "Action", "Owner", "Due", "Status", "Update"),
    (
        ("1", "Improve supervision", "Set a standard for supervision", "Head of Social Work", "01/02/24",
         "Complete", "Standard agreed"),
        ("1A", "", "Audit supervision files", "Audit Officer", "01/04/24", "In progress", "Half are done"),
    ),
    (
        {"ref": "1", "title": "Set a standard for supervision", "due": date(2024, 2, 1), "status": Status.COMPLETE},
        {"ref": "1A", "title": "Audit supervision files", "parent_ref": "1",
        "parent_order": 1, "status": Status.ON_TRACK},
        {"ref": "2", "title": "Review every open case", "owners": ("Head of Social Work",), "due": date(2024, 5, 1)},
        {"ref": "1", "title": "Send the findings to the board", "status": Status.ON_TRACK, "due": None},
        {"ref": "1B", "parent_ref": "1", "parent_order": 4, "due": date(2024, 7, 1), "status": Status.NOT_STARTED},
    ),
    after=(
        ("2", "Know every case", "Review every open case", "Head of Social Work", "01/05/24", "Not started", ""),
        ("1", "Report openly", "Send the findings to the board", "Audit Officer", "Chair", "In progress",
         "Draft is written"),
        ("1B", "", "Publish the findings", "Audit Officer", "01/07/24", "Not started", ""),
    ),
)  # fmt: skip

LETTERS = Plan(
    "amber with a letter, seasons and quarters",
    ("Key line", "Step", "Led by", "When", "Rating", "Expected impact"),
    (
        ("F1", "Recruit six foster families", "Fostering Team Manager, Duty Manager", "Summer 2024", "Amber E",
         "More choice of homes"),
        ("F2", "Open the new family hub", "Head of Early Help\nHead of Estates", "Q4 2023/24", "Green",
         "Help is nearer"),
        ("F3", "Close the old referral line", "Service Manager - Access & Advice", "Completed 3 May 2023",
         "Blue", "One front door"),
    ),
    (
        {
            "ref": "F1", "owners": ("Fostering Team Manager", "Duty Manager"), "due": None, "due_text": "Summer 2024",
            "status_text": "Amber E", "status": Status.AT_RISK, "outcome": "More choice of homes",
        },
        {"ref": "F2", "due": date(2024, 3, 31), "status": Status.ON_TRACK},
        {
            "ref": "F3", "due": None, "due_text": "Completed 3 May 2023", "status": Status.COMPLETE,
            "owners": ("Service Manager - Access & Advice",),
        },
    ),
)  # fmt: skip

PLANS = (NO_REFS, COLOURS, DOTTED, STATUS_FIRST, HALVED, LETTERS)
