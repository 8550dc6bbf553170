"""Answers from the register of actions: one, a list, a count, a breakdown, the extreme."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answers.ranking import rank
from assistant.answers.refusal import refuse
from assistant.answers.wording import filter_words, overdue_words, plural
from assistant.compose import Draft, Evidence, paper_name, printed_date, record_row
from assistant.inquiry import Found, Inquiry
from assistant.selection import is_past, selects
from assistant.understand.question import ActionFilter, Form, Overdue, Wanted
from assistant.understand.words import MONEY, PERCENT, words
from corpus.records.links import link_actions
from corpus.records.nouns import Action, Status
from index.library import StoredDocument

ROWS_OF_PLAN = re.compile(
    r"\b(?:individual|specific|single|separate|each|all(?: of)?|list|every)\b.{0,20}\b(?:actions|tasks)\b"
    r"|\b(?:actions|tasks)\b.{0,15}\b(?:in|of|on|from|under|within|make up)\b.{0,50}\b(?:plan|tracker|register)\b"
    r"|['’]s\b.{0,40}\bplan actions\b",
    re.I,
)
COLUMNS = ("Ref", "Action", "Owner", "Due", "Status")


def answer_actions(inquiry: Inquiry) -> Draft | None:
    """Answer from action records, or none where the question does not ask for them or no paper in scope has any."""
    question = inquiry.question
    papers = _papers(inquiry)
    together = re.search(r"\d[A-Za-z]{0,2}\s*(?:,|and|&|or)\s*[A-Z]{0,5}\d", question.text)
    if question.missing_refs and not (question.actions.refs and together):
        return _no_such_ref(inquiry) if inquiry.with_actions() else None
    if not papers:
        return _no_rows(inquiry)
    if question.actions.refs:
        return _by_ref(inquiry)
    if not question.asks_actions:
        return None
    draft = Draft(engine="records")
    for document in papers:
        _answer_for(inquiry, document, draft)
    _without_actions(inquiry, papers, draft)
    return draft if draft.blocks else None


def _no_rows(inquiry: Inquiry) -> Draft | None:
    """A refusal where the rows of a plan are asked for and no paper in scope holds any; else none."""
    question = inquiry.question
    if not question.asks_actions or question.form is not Form.LIST or question.wanted is not Wanted.THING:
        return None
    if not ROWS_OF_PLAN.search(question.text):
        return None
    ranked = rank(inquiry, inquiry.documents)
    near = [Evidence.of_passage(match.sentence.document, match.sentence.passage) for match in ranked.matches[:1]]
    return refuse(inquiry, "No rows of that plan stand in the papers.", near)


def _papers(inquiry: Inquiry) -> tuple[StoredDocument, ...]:
    """The newest paper with actions of each council, unless the question names papers or two dates."""
    question = inquiry.question
    able = [document for document in inquiry.with_actions() if not _speaks_later(inquiry, document)]
    if question.documents:
        return tuple(able)
    newest: dict[str, StoredDocument] = {}
    for document in able:
        known = newest.get(document.front.council)
        if known is None or not _fits_better(inquiry, known, document):
            newest[document.front.council] = document
    return tuple(newest[council] for council in inquiry.councils if council in newest)


def _fits_better(inquiry: Inquiry, known: StoredDocument, newer: StoredDocument) -> bool:
    """Whether the older of two versions is the one that the question reckons from: by its month, or as at its time."""
    old, new = known.front.date, newer.front.date
    if old is None or new is None:
        return False
    if f"m:{old:%Y-%m}" in inquiry.question.dates:
        return True
    as_at = inquiry.question.as_at
    return as_at is not None and new > as_at


def _speaks_later(inquiry: Inquiry, document: StoredDocument) -> bool:
    """Whether the question is about a time that the paper could not know, or a plan of another year."""
    filters = inquiry.question.actions
    own = document.front.date
    if own is None or filters.due_on or filters.due_from or filters.due_to:
        return False
    reckoned = inquiry.question.as_at
    known = {f"m:{reckoned:%Y-%m}", f"y:{reckoned.year}"} if reckoned else set()
    days = [feature for feature in inquiry.question.dates if feature[0] in "my" and feature not in known]
    return any(feature[2:] > f"{own:%Y-%m}"[: len(feature) - 2] for feature in days)


def _answer_for(inquiry: Inquiry, document: StoredDocument, draft: Draft) -> None:
    question = inquiry.question
    actions = inquiry.records(document).actions
    wanted = _usable(inquiry, document)
    as_at = inquiry.as_at(document)
    if wanted is None:
        return
    chosen = [action for action in actions if selects(wanted, action, as_at, inquiry.index)]
    if question.form is Form.EXTREME:
        _extreme(inquiry, document, chosen, draft)
    elif question.form is Form.BREAKDOWN:
        _breakdown(inquiry, document, chosen, wanted, draft)
    elif wanted.overdue is Overdue.EITHER:
        _both_senses(inquiry, document, actions, wanted, draft)
    elif wanted.is_empty and question.form is Form.LIST and len(actions) > 60:
        _breakdown(inquiry, document, chosen, wanted, draft)
    else:
        _listed(inquiry, document, chosen, wanted, draft)


def _usable(inquiry: Inquiry, document: StoredDocument) -> ActionFilter | None:
    """The filter with those topic words that narrow it; none where a named topic is not spoken of and nothing else stands."""
    wanted = inquiry.question.actions
    actions = inquiry.records(document).actions
    as_at = inquiry.as_at(document)
    bare = replace(wanted, about=(), topic=())
    if wanted.topic:
        spoken = replace(bare, about=tuple(key for key in wanted.topic if _heard(inquiry, actions, key)))
        return spoken if spoken.about else None
    title = {word.stem for word in words(document.front.title)}
    heard = tuple(key for key in wanted.about if key not in title and _heard(inquiry, actions, key))
    together = replace(bare, about=heard)
    if heard and any(selects(together, action, as_at, inquiry.index) for action in actions):
        return together
    if bare.is_empty and wanted.about and not heard and inquiry.question.form is not Form.BREAKDOWN:
        return None if any(key not in title for key in wanted.about) else bare
    return bare


def _heard(inquiry: Inquiry, actions: Sequence[Action], key: str) -> bool:
    return any(selects(ActionFilter(about=(key,)), action, None, inquiry.index) for action in actions)


def _listed(
    inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    actions = inquiry.records(document).actions
    as_at = inquiry.as_at(document)
    number = f"**{len(chosen)} of {len(actions)}** actions" if chosen else f"**None (0) of the {len(actions)}** actions"
    words = filter_words(wanted, as_at)
    base = _base(inquiry, document, wanted)
    if base and not chosen:
        label, rows = base
        draft.say(
            f"**None (0) of the {len(rows)}** {label} in the plan ({paper_name(document)}) {words}: {_why_none(rows, wanted)}.",
            *(Evidence.of_action(document, action) for action in rows[:8]),
        )
        draft.rows += [record_row(document, action) for action in rows]
        return
    verb = "" if words.startswith(("are", "is", "have", "has", "were")) or not words else ""
    draft.say(
        f"{number} in the plan ({paper_name(document)}) {verb}{words}{_caveat(actions, wanted)}.".replace(
            "  ", " "
        ).replace(" .", ".")
    )
    if chosen:
        if len(wanted.statuses) > 1:
            counts = Counter(action.status_text or "no status" for action in chosen)
            draft.say("Of these: " + ", ".join(f"**{count}** “{text}”" for text, count in counts.most_common()) + ".")
        _table(document, chosen, draft)
    _other_sense(inquiry, document, actions, wanted, draft)
    draft.results = tuple(Found(document, action) for action in chosen)
    draft.as_at = as_at


def _base(inquiry: Inquiry, document: StoredDocument, wanted: ActionFilter) -> tuple[str, list[Action]] | None:
    """The set that a filter on dates or statuses was applied to, where it is smaller than the plan."""
    wider = replace(
        wanted,
        has_due=None,
        has_status=None,
        has_owner=None,
        due_words=(),
        statuses=(),
        status_words=(),
        overdue=None,
        due_on=None,
        due_from=None,
        due_to=None,
    )
    if wider.is_empty or wider == wanted:
        return None
    rows = [action for action in inquiry.records(document).actions if selects(wider, action, None, inquiry.index)]
    label = filter_words(wider, None)
    return (f"actions that {label}" if label else "actions", rows) if rows else None


def _why_none(rows: Sequence[Action], wanted: ActionFilter) -> str:
    if wanted.has_due:
        given = Counter(action.due_text or "no date" for action in rows)
        return "the end dates given are " + ", ".join(f"“{text}” ({count})" for text, count in given.most_common())
    given = Counter(action.status_text or "no status" for action in rows)
    return "the statuses given are " + ", ".join(f"“{text}” ({count})" for text, count in given.most_common())


def _caveat(actions: Sequence[Action], wanted: ActionFilter) -> str:
    """What could not be counted: rows without the field that the filter looks at."""
    notes = []
    if wanted.statuses or wanted.status_words or wanted.overdue in {Overdue.MARKED, Overdue.EITHER}:
        without = sum(1 for action in actions if not action.status_text)
        if without:
            notes.append(f"{plural(without, 'row')} of the plan {'has' if without == 1 else 'have'} no status")
    if wanted.due_on or wanted.due_from or wanted.due_to or wanted.overdue in {Overdue.PAST, Overdue.EITHER}:
        without = sum(1 for action in actions if action.due is None)
        if without:
            notes.append(f"{plural(without, 'row')} of the plan {'has' if without == 1 else 'have'} no date to compare")
    return f" ({'; '.join(notes)})" if notes else ""


def _table(document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    draft.table(
        COLUMNS,
        (
            (
                (action.ref, action.title, action.owner_text, action.due_text, action.status_text),
                (Evidence.of_action(document, action),),
            )
            for action in chosen
        ),
    )
    draft.rows += [record_row(document, action) for action in chosen]


def _other_sense(
    inquiry: Inquiry, document: StoredDocument, actions: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    """One sentence for the other meaning of overdue."""
    as_at = inquiry.as_at(document)
    if wanted.overdue not in {Overdue.MARKED, Overdue.PAST} or as_at is None:
        return
    other = replace(wanted, overdue=Overdue.PAST if wanted.overdue is Overdue.MARKED else Overdue.MARKED)
    rows = [action for action in actions if selects(other, action, as_at, inquiry.index)]
    if rows:
        draft.say(
            f"In the other sense, {plural(len(rows), 'action')} {overdue_words(other.overdue, as_at, len(rows))}.",
            *(Evidence.of_action(document, action) for action in rows[:3]),
        )


def _both_senses(
    inquiry: Inquiry, document: StoredDocument, actions: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    as_at = inquiry.as_at(document)
    results: list[Found] = []
    for sense in (Overdue.MARKED, Overdue.PAST):
        rows = [action for action in actions if selects(replace(wanted, overdue=sense), action, as_at, inquiry.index)]
        scope = filter_words(replace(wanted, overdue=None), as_at)
        text = f"**{len(rows)} of {len(actions)}** actions in the plan ({paper_name(document)})"
        draft.say(f"{text} {overdue_words(sense, as_at, len(rows))}{f' and {scope}' if scope else ''}.")
        if rows:
            _table(document, rows, draft)
        results += [found for action in rows if (found := Found(document, action)) not in results]
    draft.results = tuple(results)
    draft.as_at = as_at


def _breakdown(
    inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], wanted: ActionFilter, draft: Draft
) -> None:
    name, key = _group(inquiry.question.text, default="status")
    groups = _grouped(chosen, key)
    draft.say(f"The plan ({paper_name(document)}) has **{len(chosen)}** actions{_of(wanted)}; by {name}:")
    draft.table(
        (name.capitalize(), "Actions"),
        (
            ((label, str(len(rows))), tuple(Evidence.of_action(document, action) for action in rows[:2]))
            for label, rows in (*groups,)
        ),
    )
    draft.blocks[-1] += f"\n| Total | {sum(len(rows) for _, rows in groups)} | |"
    draft.rows += [record_row(document, action) for action in chosen]
    draft.results = tuple(Found(document, action) for action in chosen)


def _of(wanted: ActionFilter) -> str:
    words = filter_words(wanted, None)
    return f" that {words}" if words else ""


def _group(text: str, default: str) -> tuple[str, Callable[[Action], tuple[str, ...]]]:
    """What to count by, read from the question."""
    lower = text.lower()
    if "sub-theme" in lower or "subtheme" in lower:
        return "sub-theme", lambda action: (action.subtheme or "none given",)
    if any(word in lower for word in ("theme", "priority", "priorities", "area", "section", "pillar", "workstream")):
        return "theme", lambda action: (action.theme or "none given",)
    if any(word in lower for word in ("owner", "who", "role", "officer", "person", "lead", "responsible")):
        return "owner", lambda action: action.owners or (action.owner_text or "none given",)
    if any(word in lower for word in ("month", "date", "deadline")) and default != "status":
        return "end date", lambda action: (action.due_text or "none given",)
    return "status", lambda action: (action.status_text or "none given",)


def _grouped(actions: Sequence[Action], key: Callable[[Action], tuple[str, ...]]) -> list[tuple[str, list[Action]]]:
    groups: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        for label in key(action):
            groups[label].append(action)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def _extreme(inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    lower = inquiry.question.text.lower()
    group_words = ("most", "fewest", "least", "more actions", "number")
    if any(word in lower for word in group_words) and "overdue" not in lower.split("most")[-1][:10]:
        name, key = _group(lower, default="theme")
        groups = _grouped(chosen, key)
        if not groups:
            return
        fewest = "fewest" in lower or "least" in lower
        size = len(groups[-1][1] if fewest else groups[0][1])
        best = [group for group in groups if len(group[1]) == size]
        for label, rows in best:
            draft.say(
                f"**{label}** has the {'fewest' if fewest else 'most'} actions in the plan ({paper_name(document)}): "
                f"**{len(rows)} of {len(chosen)}**{_of(inquiry.question.actions)}.",
                *(Evidence.of_action(document, action) for action in rows[:3]),
            )
            draft.rows += [record_row(document, action) for action in rows]
            draft.results = tuple(Found(document, action) for action in rows)
        draft.table(
            (name.capitalize(), "Actions"),
            (((label, str(len(rows))), (Evidence.of_action(document, rows[0]),)) for label, rows in groups[:12]),
        )
        return
    _extreme_date(inquiry, document, chosen, draft)


def _extreme_date(inquiry: Inquiry, document: StoredDocument, chosen: Sequence[Action], draft: Draft) -> None:
    lower = inquiry.question.text.lower()
    as_at = inquiry.as_at(document)
    dated = [action for action in chosen if action.due]
    if "overdue" in lower:
        dated = [action for action in dated if is_past(action, as_at)]
    earliest = any(word in lower for word in ("earliest", "first", "soonest", "overdue", "next"))
    if "next" in lower and as_at:
        dated = [action for action in dated if action.due and action.due >= as_at]
    if not dated:
        return
    pick = min if earliest else max
    day = pick(action.due for action in dated if action.due)
    rows = [action for action in dated if action.due == day]
    side = "earliest" if earliest else "latest"
    draft.say(
        f"The {side} end date{_of(inquiry.question.actions)} in the plan ({paper_name(document)}) is **{printed_date(day)}**, "
        f"for {plural(len(rows), 'action')} ({len(chosen) - len(dated)} of {len(chosen)} rows have no date to compare)."
    )
    _table(document, rows, draft)
    draft.results = tuple(Found(document, action) for action in rows)


def _by_ref(inquiry: Inquiry) -> Draft | None:
    question = inquiry.question
    found = [
        Found(document, action)
        for document in inquiry.documents
        for action in inquiry.records(document).actions
        if action.ref.upper() in question.actions.refs
    ]
    if not found:
        return _no_such_ref(inquiry)
    pattern = {Wanted.MONEY: MONEY, Wanted.PERCENT: PERCENT}.get(question.wanted)
    if pattern and not any(pattern.search(f"{item.action.quote} {item.action.extra}") for item in found):
        near = Evidence.of_action(found[0].document, found[0].action)
        return refuse(inquiry, f"The row of action {found[0].action.ref} gives no such figure.", [near])
    draft = Draft(engine="records")
    describe_actions(inquiry, found, draft)
    for ref in question.missing_refs:
        draft.say(f"No action {ref} stands in the papers searched.")
    return draft


def describe_actions(inquiry: Inquiry, found: Sequence[Found], draft: Draft) -> None:
    """All fields of a few actions, each with its dates and contradictions; the newest paper first."""
    by_ref = Counter((item.document.id, item.action.ref) for item in found if item.action.ref)
    for (number, ref), count in by_ref.items():
        if count > 1:
            document = next(item.document for item in found if item.document.id == number)
            draft.say(f"{plural(count, 'row').capitalize()} carry the ref {ref} in the plan ({paper_name(document)}):")
    for item in sorted(found, key=lambda item: item.document.front.date or date.min, reverse=True):
        _describe(inquiry, item, draft)
    draft.results = tuple(found)


def _describe(inquiry: Inquiry, item: Found, draft: Draft) -> None:
    action, document = item.action, item.document
    evidence = (Evidence.of_action(document, action),)
    as_at = inquiry.as_at(document)
    name = f"Action {action.ref}" if action.ref else "The action"
    draft.say(f"**{name}** ({paper_name(document)}): “{' '.join(action.title.split())}”", *evidence)
    fields = [
        ("Owner", action.owner_text),
        ("End date", _due_words(action, as_at)),
        ("Status", action.status_text or "none printed"),
    ]
    fields += [("Progress", action.progress or "no update printed"), ("Outcome or success measure", action.outcome)]
    fields += [("Theme", " > ".join(part for part in (action.theme, action.subtheme) if part))]
    fields += list(action.extra)
    draft.list_items(((f"{label}: {text}", evidence) for label, text in fields if text.strip()))
    if action.hidden:
        draft.say("Note: this row is hidden in the spreadsheet.", *evidence)
    for note in _contradictions(inquiry, item):
        draft.say(f"Note: {note}", *evidence)
    _changes(inquiry, item, draft)
    draft.rows.append(record_row(document, action))
    draft.as_at = as_at


def _due_words(action: Action, as_at: date | None) -> str:
    if action.due is None:
        return f"{action.due_text} (no date)" if action.due_text else "none printed"
    text = action.due_text
    if as_at and action.status is not Status.COMPLETE:
        days = (as_at - action.due).days
        state = (
            f"{plural(days, 'day')} past on {printed_date(as_at)}" if days > 0 else f"not past on {printed_date(as_at)}"
        )
        return f"{text} ({state})"
    return text


def _contradictions(inquiry: Inquiry, item: Found) -> list[str]:
    notices = inquiry.records(item.document).notices
    places = set(item.action.places)
    return [notice.text for notice in notices if notice.kind == "contradiction" and notice.place in places]


def _changes(inquiry: Inquiry, item: Found, draft: Draft) -> None:
    """What an older version of the plan said of the same action."""
    own_day = item.document.front.date
    for older in inquiry.lexicon.documents:
        if older.front.council != item.document.front.council or older.id == item.document.id or not own_day:
            continue
        if not older.front.date or older.front.date >= own_day or not inquiry.lexicon.records[older.id].actions:
            continue
        links = link_actions(inquiry.lexicon.records[older.id].actions, inquiry.records(item.document).actions)
        for link in links:
            if link.newer is not None and link.newer.order == item.action.order and link.older is not None:
                before = link.older
                changes = []
                if before.status_text != item.action.status_text:
                    changes.append(f"status was “{before.status_text}”")
                if before.due_text != item.action.due_text:
                    slip = (item.action.due - before.due).days if item.action.due and before.due else None
                    moved = f", {abs(slip)} days {'later' if slip > 0 else 'earlier'} now" if slip else ""
                    changes.append(f"end date was {before.due_text}{moved}")
                if changes:
                    draft.say(
                        f"In the paper of {printed_date(older.front.date)}: {'; '.join(changes)}.",
                        Evidence.of_action(older, before),
                    )


def _no_such_ref(inquiry: Inquiry) -> Draft:
    """A refusal that names the nearest refs."""
    question = inquiry.question
    wanted = ", ".join(question.missing_refs or question.actions.refs)
    near = []
    for document in inquiry.with_actions():
        for action in inquiry.records(document).actions:
            stem = "".join(character for character in wanted.split(",")[0] if character.isdigit())
            if stem and "".join(character for character in action.ref if character.isdigit()) == stem:
                near.append(Found(document, action))
    nearest = f" Refs that come near: {', '.join(dict.fromkeys(item.action.ref for item in near))}." if near else ""
    return refuse(
        inquiry,
        f"There is no action {wanted} in the papers searched.{nearest}",
        [Evidence.of_action(item.document, item.action) for item in near[:1]],
    )


def _without_actions(inquiry: Inquiry, papers: Sequence[StoredDocument], draft: Draft) -> None:
    """Which councils of the question have no plan among the papers."""
    if len(inquiry.councils) > 6 or not draft.blocks:
        return
    have = {document.front.council for document in papers}
    lack = [council for council in inquiry.councils if council not in have and council]
    if lack:
        draft.say(f"No action rows stand in the papers of {', '.join(lack)}.")


def asks_people(inquiry: Inquiry) -> bool:
    """Whether the question wants an owner."""
    return inquiry.question.wanted is Wanted.PERSON
