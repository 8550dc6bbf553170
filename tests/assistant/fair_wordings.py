"""Fair rewordings: a question, what the rules answer with (quoted words and the number of their passage), new words."""

from __future__ import annotations

BOARD = "It is chaired by Priya Nandakumar and meets monthly."
HOLDS = "The Improvement Board will hold the Director of Children's Services to account for delivery of the plan."
PLANS = "The number of children on child protection plans rose from 212 in March 2018 to 247 in March 2019."
CONFERENCES = "The proportion of initial conferences held in time fell from 91% to 78%."
EFFECTIVE = "Ofsted judged the overall effectiveness of services to be inadequate in November 2018."
LEADERS = "The impact of leaders on social work practice was graded requires improvement to be good."
THRESHOLDS = "The council has not yet completed its review of thresholds."
DELAY = "The review was delayed because two senior managers left in June 2021."
CASES = (
    "Caseloads have reduced: social workers in the assessment team now hold 17 cases on average, while those in the "
    "disability team hold 24."
)
EDUCATORS = "The council will recruit six permanent practice educators by December 2021 at a cost of £310,000."
DRAFT = "Draft was rejected by the panel on 14 July 2021 and will be rewritten."
PATHWAY = "Inspectors found that most care leavers have a pathway plan, but the quality of plans is inconsistent."
STAFF = "Staff are positive about the support they receive from managers."
MEETINGS = "Meetings began in two of the four teams in February."

FAIR: tuple[tuple[str, str, int, str], ...] = (
    ("Who chairs the Improvement Board?", BOARD, 4, "Priya Nandakumar chairs the Improvement Board. [4]"),
    ("Who chairs the Improvement Board?", BOARD, 4, "The Improvement Board is chaired by Priya Nandakumar. [4]"),
    ("How often does the board meet?", BOARD, 4, "The board meets monthly. [4]"),
    ("How often does the board meet?", BOARD, 4, "The board meets every month. [4]"),
    (
        "Who chairs the board and how often does it meet?",
        BOARD,
        4,
        "The board is chaired by Priya Nandakumar. [4] It meets monthly. [4]",
    ),
    (
        "Who holds the director to account?",
        HOLDS,
        4,
        "The Improvement Board will hold the Director of Children's Services to account. [4]",
    ),
    (
        "What will the Improvement Board do?",
        HOLDS,
        4,
        "The board will hold the Director of Children's Services to account for delivery of the plan. [4]",
    ),
    (
        "What does the Improvement Board do?",
        HOLDS,
        4,
        "The Director of Children's Services will be held to account by the Improvement Board for delivery of the "
        "plan. [4]",
    ),
    (
        "How many children were on child protection plans in March 2019?",
        PLANS,
        2,
        "In March 2019, 247 children were on child protection plans, up from 212 in March 2018. [2]",
    ),
    (
        "How has the number of child protection plans moved?",
        PLANS,
        2,
        "The number of children on child protection plans increased from 212 in March 2018 to 247 in March 2019. [2]",
    ),
    (
        "Did child protection plans go up?",
        PLANS,
        2,
        "The number of children on child protection plans went up from 212 in March 2018 to 247 in March 2019. [2]",
    ),
    (
        "What happened to child protection plans?",
        PLANS,
        2,
        "Children on child protection plans rose in number, from 212 in March 2018 to 247 in March 2019. [2]",
    ),
    (
        "What share of conferences was in time?",
        CONFERENCES,
        2,
        "The share of initial conferences held in time fell from 91% to 78%. [2]",
    ),
    (
        "What proportion of initial conferences was held in time?",
        CONFERENCES,
        2,
        "78% of initial conferences were held in time, down from 91%. [2]",
    ),
    (
        "How is the timeliness of conferences?",
        CONFERENCES,
        2,
        "The proportion of initial conferences held in time dropped from 91% to 78%. [2]",
    ),
    (
        "What did Ofsted judge overall effectiveness to be?",
        EFFECTIVE,
        3,
        "Ofsted judged overall effectiveness to be inadequate in November 2018. [3]",
    ),
    (
        "How were services judged?",
        EFFECTIVE,
        3,
        "The overall effectiveness of services was judged inadequate by Ofsted in November 2018. [3]",
    ),
    (
        "When was overall effectiveness judged?",
        EFFECTIVE,
        3,
        "Ofsted judged the overall effectiveness of services in November 2018, and found it inadequate. [3]",
    ),
    (
        "How was the impact of leaders graded?",
        LEADERS,
        3,
        "The impact of leaders on social work practice was graded requires improvement to be good. [3]",
    ),
    (
        "How was leadership graded?",
        LEADERS,
        3,
        "The impact of leaders on social work practice requires improvement to be good. [3]",
    ),
    ("Is the review of thresholds complete?", THRESHOLDS, 5, "The review of thresholds is not yet completed. [5]"),
    (
        "Has the council finished its review of thresholds?",
        THRESHOLDS,
        5,
        "The council has not yet completed the review of thresholds. [5]",
    ),
    (
        "Where does the thresholds review stand?",
        THRESHOLDS,
        5,
        "Westmoor has not yet completed its review of thresholds. [5]",
    ),
    (
        "Why was the review delayed?",
        DELAY,
        5,
        "The review was delayed because two senior managers left in June 2021. [5]",
    ),
    (
        "Why was the thresholds review late?",
        DELAY,
        5,
        "The delay to the review came about because two senior managers left in June 2021. [5]",
    ),
    (
        "What delayed the review?",
        DELAY,
        5,
        "Two senior managers left in June 2021, and the review was delayed because of that. [5]",
    ),
    (
        "How many cases do social workers hold?",
        CASES,
        6,
        "Social workers in the assessment team hold 17 cases on average, and those in the disability team hold 24. [6]",
    ),
    (
        "What are caseloads like?",
        CASES,
        6,
        "Caseloads have reduced, and social workers hold on average 17 cases in the assessment team and 24 in the "
        "disability team. [6]",
    ),
    (
        "How many practice educators will be recruited?",
        EDUCATORS,
        6,
        "The council will recruit six permanent practice educators by December 2021, at a cost of £310,000. [6]",
    ),
    (
        "When will the educators be recruited?",
        EDUCATORS,
        6,
        "Six permanent practice educators will be recruited by December 2021. [6]",
    ),
    (
        "What is planned for practice educators?",
        EDUCATORS,
        6,
        "Westmoor will recruit six permanent practice educators by December 2021, which will cost £310,000. [6]",
    ),
    (
        "What will the council recruit?",
        EDUCATORS,
        6,
        "The council will recruit six permanent practice educators by December 2021. [6] The cost is £310,000. [6]",
    ),
    (
        "What became of the draft strategy?",
        DRAFT,
        7,
        "The draft was rejected by the panel on 14 July 2021 and will be rewritten. [7]",
    ),
    (
        "What did the panel do with the draft?",
        DRAFT,
        7,
        "The panel rejected the draft on 14 July 2021, and it will be rewritten. [7]",
    ),
    ("When did the panel reject the draft?", DRAFT, 7, "The panel rejected the draft on 14 July 2021. [7]"),
    (
        "Do care leavers have pathway plans?",
        PATHWAY,
        8,
        "Most care leavers have a pathway plan, but inspectors found the quality of plans inconsistent. [8]",
    ),
    (
        "What did inspectors find about pathway plans?",
        PATHWAY,
        8,
        "Inspectors found that most care leavers have a pathway plan. [8] The quality of plans is inconsistent. [8]",
    ),
    (
        "What do staff think of the support?",
        STAFF,
        8,
        "Staff are positive about the support that they receive from managers. [8]",
    ),
    (
        "How do staff feel about their managers' support?",
        STAFF,
        8,
        "Staff are positive about the support from managers. [8]",
    ),
    ("In how many teams have meetings begun?", MEETINGS, 1, "Meetings began in two of the four teams in February. [1]"),
    ("How far have meetings got?", MEETINGS, 1, "In February, meetings began in two of the four teams. [1]"),
    ("Have meetings begun?", MEETINGS, 1, "Meetings have begun in two of the four teams, in February. [1]"),
)
