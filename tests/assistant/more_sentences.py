"""Further made-up quotes with fair rewordings and lies about them."""

from __future__ import annotations

from datetime import date

from assistant.answer import Citation

THORNBY_QUOTES: tuple[str, ...] = (
    "The Youth Justice Board noted that re-offending had fallen by a third since 2016, from 36 to 24 "
    "young people. First-time entrants remain above the regional average.",
    "Recommendation 3: that the Cabinet approves an additional £1.2m for placements in 2020/21 and "
    "receives a further report in July 2020.",
    "Councillor Joan Ashby thanked officers. Members expressed concern that 14 of the 60 schools had "
    "not returned their safeguarding audit.",
    "9.2 Agree a joint protocol with Health for children with disabilities. Assistant Director, Early "
    "Help Sept 2020 Protocol drafted; awaiting sign off by the CCG. Amber",
    "Visits within six weeks: 64% in Q1, 71% in Q2 and 69% in Q3 against a target of 90%.",
    "The Independent Chair, Dr Samuel Oyelaran, will report to the Minister every six months. No "
    "further inspection is planned before 2022.",
)
THORNBY_FAIR: tuple[str, ...] = (
    "Re-offending has fallen by a third since 2016, from 36 to 24 young people. [1]",
    "Twelve fewer young people re-offended, down from 36 to 24. [1]",
    "First-time entrants are still above the regional average. [1]",
    "Cabinet is asked to approve a further £1.2 million for placements in 2020/21. [2]",
    "A further report is to come to Cabinet in July 2020. [2]",
    "Members were concerned that 14 of 60 schools had not returned their safeguarding audit. [3]",
    "Fourteen of the sixty schools had yet to return their safeguarding audit. [3]",
    "Action 9.2, led by the Assistant Director, Early Help, is rated amber. [4]",
    "The protocol has been drafted but awaits sign-off by the CCG. [4]",
    "The joint protocol with Health is due in September 2020. [4]",
    "Visits within six weeks stood at 69% in Q3, against a target of 90%. [5]",
    "Performance went from 64% in Q1 to 69% in Q3, below the 90% target. [5]",
    "Dr Samuel Oyelaran, the Independent Chair, will report to the Minister every six months. [6]",
    "There are no plans for a further inspection before 2022. [6]",
    "The Minister will receive a report from the Independent Chair every six months. [6]",
)
THORNBY_LIES: tuple[str, ...] = (
    "First-time entrants are now below the regional average. [1]",
    "Re-offending has risen by a third since 2016. [1]",
    "Re-offending has fallen by a half since 2016. [1]",
    "Cabinet approved an additional £1.2m for placements in 2020/21. [2]",
    "Cabinet is asked to approve £1.2m for salaries in 2019/20. [2]",
    "All schools returned their safeguarding audit. [3]",
    "14 of the 60 schools had returned their safeguarding audit. [3]",
    "Councillor Joan Ashby criticised officers. [3]",
    "46 schools ignored the audit. [3]",
    "Action 9.2 is rated green. [4]",
    "The protocol has been signed off by the CCG. [4]",
    "Visits within six weeks stood at 71% in Q3. [5]",
    "The target for visits is 95%. [5]",
    "Visits met the target of 90%. [5]",
    "Dr Samuel Oyelaran reports to the Minister every three months. [6]",
    "A further inspection is planned before 2022. [6]",
    "The Minister will report to the Independent Chair every six months. [6]",
    "The Independent Chair resigned. [6]",
)

FENWICK_QUOTES: tuple[str, ...] = (
    "At the time of the visit 38 of the 112 social work posts were vacant and agency workers filled 29 "
    "of them. The council aims to cut agency use to 10% by March 2023.",
    "Inspectors noted that decisions in the front door are timely and proportionate. However, strategy "
    "meetings do not routinely involve health professionals.",
    "5.3 Publish an updated neglect strategy. Head of Safeguarding 30 April 2022 Consultation closed "
    "with 46 responses. On track",
    "The grant of £2.4m from the Department for Education runs until 31 March 2024; £850,000 of it had "
    "been spent by the end of June 2022.",
    "Ms Carla Whitmore was appointed interim Director in May 2022, succeeding Mr Paul Denholm, who retired.",
    "Placement stability has remained at 89% since 2020, which is better than the national average of 86%.",
)
FENWICK_FAIR: tuple[str, ...] = (
    "38 of 112 social work posts were vacant at the time of the visit. [1]",
    "Agency workers covered 29 of the 38 vacancies. [1]",
    "The council wants to reduce agency use to 10% by March 2023. [1]",
    "The target is to bring agency use down to 10 per cent by March 2023. [1]",
    "Front door decisions are timely and proportionate, inspectors noted. [2]",
    "Health professionals are not routinely involved in strategy meetings. [2]",
    "Action 5.3, publishing an updated neglect strategy, is on track. [3]",
    "The neglect strategy is the responsibility of the Head of Safeguarding and is due on 30 April 2022. [3]",
    "Consultation on the strategy drew 46 responses. [3]",
    "The £2.4 million grant from the DfE lasts until 31 March 2024. [4]",
    "By the end of June 2022, £850,000 of the grant had been spent. [4]",
    "Of the £2.4m grant, £850,000 was spent by the end of June 2022, which leaves £1.55m. [4]",
    "Carla Whitmore became interim Director in May 2022. [5]",
    "She succeeded Paul Denholm, who retired. [5]",
    "Fenwick's placement stability is 89%, above the national average of 86%. [6]",
    "Placement stability has stayed at 89% since 2020, three points better than the national average. [6]",
)
FENWICK_LIES: tuple[str, ...] = (
    "29 of the 112 social work posts were vacant. [1]",
    "Agency use was cut to 10% by March 2023. [1]",
    "Agency use is 10%. [1]",
    "The council aims to raise agency use to 10% by March 2023. [1]",
    "Strategy meetings routinely involve health professionals. [2]",
    "Decisions in the front door are slow and disproportionate. [2]",
    "Decisions in the front door are not timely. [2]",
    "Action 5.3 was completed on 30 April 2022. [3]",
    "Action 5.3 is overdue. [3]",
    "Consultation drew 64 responses. [3]",
    "£2.4m of the grant had been spent by the end of June 2022. [4]",
    "The grant of £850,000 runs until 31 March 2024. [4]",
    "The grant runs until 31 March 2023. [4]",
    "The grant comes from the Home Office. [4]",
    "Mr Paul Denholm was appointed interim Director in May 2022. [5]",
    "Ms Carla Whitmore was appointed permanent Director in May 2022. [5]",
    "Ms Carla Whitmore retired. [5]",
    "Placement stability is 86%. [6]",
    "Placement stability is worse than the national average. [6]",
    "Placement stability has improved to 89% since 2020. [6]",
    "The national average is 89%. [6]",
    "Placement stability is below the national average of 86%. [6]",
)


def _cited(council: str, day: date, quotes: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(
        Citation(n, f"{council.lower()}-{day}", "Report", council, day, 1, "", "", "", quote)
        for n, quote in enumerate(quotes, start=1)
    )


SETS: tuple[tuple[tuple[Citation, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (_cited("Thornby", date(2020, 2, 4), THORNBY_QUOTES), THORNBY_FAIR, THORNBY_LIES),
    (_cited("Fenwick", date(2022, 7, 19), FENWICK_QUOTES), FENWICK_FAIR, FENWICK_LIES),
)
