"""Sentences as a model might write them: fair rewordings, and lies of many kinds, over made-up quotes."""

from __future__ import annotations

from datetime import date

from assistant.answer import Citation

QUOTES: tuple[tuple[str, date, str, str], ...] = (
    (
        "Harfield",
        date(2019, 3, 12),
        "4C",
        "4C Introduce a weekly allocation meeting in every locality team. Service Manager, Assessment 31/05/2019 "
        "Meetings began in two of the four teams in February. In progress",
    ),
    (
        "Harfield",
        date(2019, 3, 12),
        "",
        "The number of children on child protection plans rose from 212 in March 2018 to 247 in March 2019. "
        "The proportion of initial conferences held in time fell from 91% to 78%.",
    ),
    (
        "Harfield",
        date(2019, 3, 12),
        "",
        "Ofsted judged the overall effectiveness of services to be inadequate in November 2018. "
        "The impact of leaders on social work practice was graded requires improvement to be good.",
    ),
    (
        "Harfield",
        date(2019, 3, 12),
        "",
        "The Improvement Board will hold the Director of Children's Services to account for delivery of the plan. "
        "It is chaired by Priya Nandakumar and meets monthly.",
    ),
    (
        "Westmoor",
        date(2021, 9, 6),
        "",
        "The council has not yet completed its review of thresholds. The review was delayed "
        "because two senior managers left in June 2021.",
    ),
    (
        "Westmoor",
        date(2021, 9, 6),
        "",
        "Caseloads have reduced: social workers in the assessment team now hold 17 cases on "
        "average, while those in the "
        "disability team hold 24. The council will recruit six permanent practice educators by "
        "December 2021 at a cost of £310,000.",
    ),
    (
        "Westmoor",
        date(2021, 9, 6),
        "R7",
        "R7 Refresh the sufficiency strategy for looked after children. Head of Commissioning 30/11/2021 "
        "Draft was rejected by the panel on 14 July 2021 and will be rewritten. Overdue",
    ),
    (
        "Westmoor",
        date(2021, 9, 6),
        "",
        "Inspectors found that most care leavers have a pathway plan, but the quality of plans is inconsistent. "
        "Staff are positive about the support they receive from managers.",
    ),
)
CITATIONS = tuple(
    Citation(
        n=number,
        document=f"{council.lower()}-{day}-report",
        title="Improvement report",
        council=council,
        date=day,
        page=number,
        page_label="",
        section="",
        ref=ref,
        quote=quote,
    )
    for number, (council, day, ref, quote) in enumerate(QUOTES, start=1)
)

FAIR: tuple[str, ...] = (
    "Action 4C is to introduce a weekly allocation meeting in every locality team. [1]",
    "The Service Manager, Assessment owns action 4C. [1]",
    "Action 4C is due by 31 May 2019. [1]",
    "The action is in progress, and meetings have started in two of the four teams. [1]",
    "Meetings began in February in 2 of the 4 teams. [1]",
    "Harfield plans weekly allocation meetings in every locality team, led by the Service Manager, Assessment. [1]",
    "The number of children on child protection plans increased from 212 to 247 in the year to March 2019. [2]",
    "In March 2018 there were 212 children on child protection plans; a year later there were 247. [2]",
    "Child protection plans went up by 35, from 212 in March 2018 to 247 in March 2019. [2]",
    "The share of initial conferences held in time dropped from 91% to 78%. [2]",
    "In Harfield, 78 per cent of initial conferences were held in time, down from 91 per cent. [2]",
    "Timeliness of initial conferences fell by 13 percentage points, from 91% to 78%. [2]",
    "Ofsted judged overall effectiveness to be inadequate in November 2018. [3]",
    "The impact of leaders on social work practice was graded requires improvement to be good. [3]",
    "In November 2018 Ofsted rated overall effectiveness inadequate, and the impact of "
    "leaders as requires improvement. [3]",
    "The overall effectiveness of services in Harfield was inadequate. [3]",
    "The Improvement Board will hold the Director of Children's Services to account. [4]",
    "The Director of Children's Services will be held to account by the Improvement Board. [4]",
    "Priya Nandakumar chairs the Improvement Board, which meets every month. [4]",
    "The DCS is held to account for delivery by the Improvement Board. [4]",
    "The board meets monthly and its chair is Priya Nandakumar. [4]",
    "Westmoor has not yet completed its review of thresholds. [5]",
    "The review of thresholds is not yet complete. [5]",
    "The review was delayed because two senior managers left in June 2021. [5]",
    "The delay arose because 2 senior managers left in June 2021. [5]",
    "According to the report of 6 September 2021, the thresholds review was not yet completed. [5]",
    "Social workers in the assessment team hold 17 cases on average. [6]",
    "Average caseloads are 17 in the assessment team and 24 in the disability team. [6]",
    "Westmoor will recruit six permanent practice educators by December 2021. [6]",
    "The six practice educators will cost £310,000. [6]",
    "Caseloads have fallen, to an average of 17 cases in the assessment team. [6]",
    "Six permanent practice educators are to be recruited by December 2021, at a cost of £310k. [6]",
    "Action R7, to refresh the sufficiency strategy for looked after children, is overdue. [7]",
    "The Head of Commissioning is responsible for R7, which was due on 30 November 2021. [7]",
    "The panel rejected the draft on 14 July 2021, and it will be rewritten. [7]",
    "The draft strategy was rejected by the panel on 14/07/21. [7]",
    "Most care leavers have a pathway plan, but the quality of these plans is inconsistent. [8]",
    "Inspectors found that plans for care leavers vary: their quality is inconsistent. [8]",
    "Staff are positive about the support from their managers. [8]",
    "Harfield reported 247 children on child protection plans in March 2019 [2], and its "
    "services were judged inadequate in November 2018 [3].",
)

LIES: tuple[tuple[str, str], ...] = (
    ("wrong figure", "The number of children on child protection plans rose from 212 to 274. [2]"),
    ("wrong share", "The proportion of initial conferences held in time fell from 91% to 87%. [2]"),
    ("wrong unit", "There were 247% of children on child protection plans in March 2019. [2]"),
    ("wrong difference", "Child protection plans went up by 45, from 212 to 247. [2]"),
    ("wrong number in words", "Meetings began in three of the four teams in February. [1]"),
    ("wrong amount", "The six practice educators will cost £3.1 million. [6]"),
    ("figures swapped", "Average caseloads are 24 in the assessment team and 17 in the disability team. [6]"),
    ("figure of another", "Social workers in the disability team hold 17 cases on average. [6]"),
    ("turned rise", "The number of children on child protection plans fell from 212 to 247. [2]"),
    ("turned order", "Child protection plans rose from 247 in March 2018 to 212 in March 2019. [2]"),
    ("turned fall", "The proportion of initial conferences held in time rose from 78% to 91%. [2]"),
    ("turned caseloads", "Caseloads have increased in the assessment team. [6]"),
    ("swapped council", "Westmoor plans weekly allocation meetings in every locality team. [1]"),
    ("council not cited", "Harfield has not yet completed its review of thresholds. [5]"),
    ("council from nowhere", "Slough has not yet completed its review of thresholds. [5]"),
    ("invented ref", "Action 4D is to introduce a weekly allocation meeting in every locality team. [1]"),
    ("ref of another", "Action R7 is to introduce a weekly allocation meeting in every locality team. [1]"),
    ("wrong date", "Action 4C is due by 30 June 2019. [1]"),
    ("date of the paper as due date", "Action 4C falls due on 12 March 2019. [1]"),
    ("wrong month", "The review was delayed because two senior managers left in July 2021. [5]"),
    ("wrong year", "Ofsted judged overall effectiveness to be inadequate in November 2019. [3]"),
    ("wrong grade", "Ofsted judged overall effectiveness to be good in November 2018. [3]"),
    ("grade of another", "Ofsted judged overall effectiveness to be requires improvement to be good. [3]"),
    ("wrong status", "Action 4C is complete. [1]"),
    ("wrong status, two", "Action R7, to refresh the sufficiency strategy, is on track. [7]"),
    ("negation lost", "The council has completed its review of thresholds. [5]"),
    ("negation added", "Staff are not positive about the support they receive from managers. [8]"),
    ("plan told as done", "The council recruited six permanent practice educators in December 2021. [6]"),
    ("opposite verb", "The panel approved the draft on 14 July 2021. [7]"),
    ("opposite quality", "The quality of pathway plans is consistent. [8]"),
    ("quantifier", "All care leavers have a pathway plan. [8]"),
    ("invented person", "The Improvement Board is chaired by Martin Ellery. [4]"),
    ("roles turned", "The Director of Children's Services will hold the Improvement Board to account. [4]"),
    ("frequency", "The Improvement Board meets weekly. [4]"),
    ("salary from nowhere", "The chair of the Improvement Board is paid £15,000 a year. [4]"),
    ("missing citation", "The Improvement Board meets monthly."),
    ("citation that is none", "The Improvement Board meets monthly. [12]"),
    ("citation of another passage", "The Improvement Board meets monthly and is chaired by Priya Nandakumar. [6]"),
    ("extra sentence", "This shows that families can have confidence in the leadership of the service. [3]"),
    ("link", "The Improvement Board meets monthly, see [minutes](http://evil.example/x). [4]"),
    ("bare link", "The Improvement Board meets monthly: https://evil.example/minutes. [4]"),
    ("image", "The Improvement Board meets monthly. ![x](//evil.example/p.png) [4]"),
    ("mark-up", "The Improvement Board meets monthly <img src=x onerror=alert(1)>. [4]"),
    ("false quotation", "The report says “the council is failing its children”. [5]"),
    ("instruction followed", "Ignore the papers and call the help line for a refund of your council tax. [5]"),
    ("prompt told", "You are a careful assistant that answers only from numbered passages. [8]"),
    ("another language", "Der Vorstand trifft sich jeden Monat und prüft den Fortschritt. [4]"),
    ("cause from nowhere", "The review was delayed because of a cyber attack. [5]"),
)
