"""Lets a model word an answer from the quotes that the rules chose; only sentences that stand in them are kept."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from assistant.answer import Answer, AnswerStatus, Citation
from assistant.claims import MARK, bare, marks_of, squeeze
from assistant.compose import printed_date
from assistant.deadline import Deadline
from assistant.model import LanguageModel, ModelFailed
from assistant.polarity import NEGATION
from assistant.segments import Kind, Segment, blocks_of
from assistant.sentence_stream import cut, tidied
from assistant.sources import Support
from assistant.suspect import speaks_to_a_model
from assistant.understand.question import Question
from assistant.verify import verify
from assistant.wording_core import QUOTED, core_of, paper_names
from prompts.render import listed, prompt, render

Stands = Callable[[Citation], bool]
MOST_WORDS = 120
MOST_SENTENCES = 6
"""Of the rules' answer: what has more of them is a list, though it is not printed as one."""
LONGEST_QUOTE = 2500
ASIDE = re.compile(r"\b(?:not|no|none|never|nor|neither|consistent|documents|searched|of (?:the )?\d+)\b", re.I)
"""What the rules say of themselves: that something is missing, corrected or counted."""
POINTS_BACK = re.compile(
    r"^(?:it|its|they|them|their|these|those|this|that|he|she|his|her|both|such|the (?:former|latter|same))\b", re.I
)
VERDICT = re.compile(r"^(?:yes|no|correct|true|false|indeed|incorrect|right|wrong)\b", re.I)
PLAIN = frozenset("“”‘’–—…£€é\u00a0")
LEAKED = 7
"""So many words in a row of a prompt are no chance."""


def may_be_worded(answer: Answer, question: Question) -> bool:
    """Whether an answer is plain sentences: lists, tables, counts, refusals and corrections stay as they are."""
    if answer.status is not AnswerStatus.ANSWERED or question.asks_actions or not answer.citations:
        return False
    segments = [segment for block in blocks_of(answer.text) for segment in block.segments]
    if len(segments) > MOST_SENTENCES or any(segment.kind is not Kind.SENTENCE for segment in segments):
        return False
    own = QUOTED.sub(" ", MARK.sub(" ", answer.text))
    for name in paper_names(answer):
        own = own.replace(f"**{name}:**", " ")
    if answer.engine == "passages":
        return not re.search(r"\w", own)
    return answer.engine == "records" and not ASIDE.search(own)


def worded(
    answer: Answer,
    question: Question,
    model: LanguageModel,
    stands: Stands,
    deadline: Deadline,
    shown: Callable[[str], None] = lambda _sentence: None,
) -> Answer:
    """The answer in the model's words where every fact of it is kept, else as it was, with a note that says why.

    `shown` hears each sentence when it has been checked, before the whole answer is known.
    """
    if not may_be_worded(answer, question):
        return answer
    started = time.perf_counter()
    said: list[str] = []
    try:
        for sentence in checked_sentences(answer, question, model, stands, deadline):
            said.append(sentence)
            shown(sentence)
        text = " ".join(said)
        if not text:
            raise ModelFailed("wrote nothing that the passages back")
        if core_of(answer, question).lost_in(text, answer):
            raise ModelFailed("left out part of the answer")
    except ModelFailed as failed:
        given = replace(answer, note=_joined(answer.note, f"{model.name} {failed}; the words are the assistant's own."))
    else:
        note = f"Worded by {model.name}; every sentence was checked against its source."
        given = replace(answer, text=text, engine="model", note=_joined(answer.note, note))
    return replace(given, seconds=answer.seconds + time.perf_counter() - started)


def checked_sentences(
    answer: Answer, question: Question, model: LanguageModel, stands: Stands, deadline: Deadline
) -> Iterator[str]:
    """Sentences of the model as they come, each only when it stands in the quotes that it cites; ModelFailed."""
    if any(speaks_to_a_model(text) for text in (question.text, *(item.quote for item in answer.citations))):
        raise ModelFailed("was not asked: a text reads like an instruction to it")
    checker = Checker(answer, stands)
    chunks = model.write(prompt("wording"), _request(answer, question), deadline)
    for segment in cut(chunks):
        if sentence := checker.admitted(segment):
            yield sentence
        if checker.full:
            return


@dataclass(slots=True)
class Checker:
    """Lets sentences through, one after the other."""

    answer: Answer
    stands: Stands
    _said: list[str] = field(default_factory=list)
    _words: int = 0
    _last_marks: frozenset[int] = frozenset()
    """Marks of the sentence before; empty where that was dropped, so that nothing can point back to it."""
    full: bool = False

    def admitted(self, segment: Segment) -> str:
        """The sentence as it is shown, or an empty text."""
        sentence = tidied(segment.text)
        count = len(bare(sentence).split())
        if self._words + count > MOST_WORDS:
            self.full = True
            return ""
        if segment.kind is not Kind.SENTENCE or not self._fits(sentence) or not self._stands(sentence):
            self._last_marks = frozenset()
            return ""
        self._last_marks = frozenset(marks_of(sentence))
        self._said.append(squeeze(bare(sentence)))
        self._words += count
        return sentence

    def _fits(self, sentence: str) -> bool:
        """Whether a sentence is plain, says something new, and names its paper where there are several."""
        text = bare(sentence)
        marks = frozenset(marks_of(sentence))
        if not marks or squeeze(text) in self._said or re.search(r"[|`#<>{}\\*_~]", text):
            return False
        if not self._letters_known(text) or _leaks(text):
            return False
        if VERDICT.match(text) and not VERDICT.match(bare(self.answer.text)):
            return False
        if POINTS_BACK.match(text) and not marks & self._last_marks:
            return False
        return self._names_its_paper(text, marks) and not self._denies_alone(text, marks)

    def _denies_alone(self, text: str, marks: frozenset[int]) -> bool:
        """Whether a sentence says "not" where the sentences that it rests on say none."""
        cited = tuple(citation for citation in self.answer.citations if citation.n in marks)
        return bool(NEGATION.search(text)) and not NEGATION.search(Support(cited).nearest(text))

    def _letters_known(self, text: str) -> bool:
        """Whether every character is an everyday one or stands in a quote: no other script, nothing invisible."""
        known = PLAIN.union(*(citation.quote for citation in self.answer.citations))
        return all(" " <= letter <= "~" or letter in known for letter in text)

    def _names_its_paper(self, text: str, marks: frozenset[int]) -> bool:
        """Where the answer rests on several councils, a sentence names its own; likewise the day of several papers."""
        cited = [citation for citation in self.answer.citations if citation.n in marks]
        councils = {citation.council for citation in self.answer.citations}
        if len(councils) > 1 and not all(citation.council and citation.council in text for citation in cited):
            return False
        for citation in cited:
            days = {other.date for other in self.answer.citations if other.council == citation.council}
            day = citation.date
            if len(days) > 1 and not (day and (printed_date(day) in text or f"{day:%B %Y}" in text)):
                return False
        return True

    def _stands(self, sentence: str) -> bool:
        checked = verify(sentence, self.answer.citations, (), self.stands, strict=True)
        return checked.text == sentence


def _leaks(text: str) -> bool:
    """Whether a sentence repeats a prompt."""
    said = re.findall(r"\w+", text.lower())
    own = f" {' '.join(re.findall(r'[a-z0-9]+', prompt('wording').lower()))} "
    return any(f" {' '.join(said[at : at + LEAKED])} " in own for at in range(len(said) - LEAKED + 1))


def _request(answer: Answer, question: Question) -> str:
    """Everything that is sent: the question, the scope of the conversation and the passages that the rules cite."""
    passages = []
    for citation in answer.citations:
        day = printed_date(citation.date) or "no date"
        said = [quoted for quoted in QUOTED.findall(answer.text) if squeeze(quoted) in squeeze(citation.quote)]
        key = f" Said: {' '.join(said)}" if said and answer.engine == "passages" else ""
        passages.append(f"[{citation.n}] ({citation.council}, {day}) {citation.quote[:LONGEST_QUOTE]}{key}")
    return render("wording_question", question=question.text, scope=scope_words(answer), passages=listed(passages))


def scope_words(answer: Answer) -> str:
    """What the conversation is about, in words."""
    return "; ".join(dict.fromkeys((*answer.scope.councils[:5], *answer.carried))) or "all papers"


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)
