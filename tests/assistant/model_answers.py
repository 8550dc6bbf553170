"""Answers as the rules give them, and a model on a scripted server to word them."""

from __future__ import annotations

from dataclasses import replace

from fair_wordings import FAIR
from model_sentences import CITATIONS
from scripted_server import ScriptedServer

from assistant.answer import Answer, AnswerStatus, Citation, Scope
from assistant.compose import printed_date
from assistant.model import ChatModel, open_model
from assistant.settings import Settings
from assistant.understand.question import Question
from assistant.understand.wants import kind_wanted
from assistant.worded import worded


def model_of(server: ScriptedServer, **settings: object) -> ChatModel:
    """The model that a council would have with these settings."""
    given = {"model": "openai:tiny", "model_base_url": server.url, "model_timeout": 3.0, **settings}
    model = open_model(Settings(**given))  # type: ignore[arg-type]
    assert model is not None
    return model


def rules_answer(said: str, number: int) -> Answer:
    """What the rules answer: the words of one passage, with its council and day."""
    return joined(((said, number),))


def joined(parts: tuple[tuple[str, int], ...]) -> Answer:
    """What the rules answer from several passages."""
    cited = [CITATIONS[number - 1] for _, number in parts]
    text = "\n\n".join(f"**{_paper(item)}:** “{said}” [{item.n}]" for (said, _), item in zip(parts, cited, strict=True))
    return Answer(
        status=AnswerStatus.ANSWERED,
        text=text,
        citations=tuple(dict.fromkeys(cited)),
        rows=(),
        as_at=None,
        scope=Scope(councils=tuple(dict.fromkeys(item.council for item in cited))),
        engine="passages",
        seconds=0.1,
    )


def asked(text: str) -> Question:
    return Question(text, kind_wanted(text))


def reworded(answer: Answer, question: str, model: ChatModel) -> Answer:
    """The answer with the model's help."""
    return worded(answer, asked(question), model, lambda _: True, model.deadline())


def base_of(number: int) -> tuple[str, str, str]:
    """A question, the rules' words and a fair wording for a passage."""
    return next((question, said, fair) for question, said, at, fair in FAIR if at == number)


def same_words(one: Answer, other: Answer) -> bool:
    """Whether two answers differ in nothing but the time taken and the note."""
    return replace(one, seconds=0, note="") == replace(other, seconds=0, note="")


def _paper(citation: Citation) -> str:
    return f"{citation.council}, {printed_date(citation.date)}"
