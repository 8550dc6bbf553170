"""Every rule of scoring, by hand arithmetic."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from eval.cases import Behaviour, Case, Evidence, Pair
from eval.given import Cited, Given
from eval.metrics.correct import correct
from eval.metrics.located import located
from eval.metrics.rates import bootstrap_mean, quantile, ratio_of_sums, wilson
from eval.metrics.refusal import refusal_precision, refusal_recall
from eval.metrics.score import Score, not_applicable
from eval.metrics.support import support
from eval.metrics.verbatim import verbatim

CASE = Case("q", "owner", "Who?", Behaviour.ANSWER, facts=(("Jo", "Joanna"), ("13",)))


def given(text: str, *quotes: str, status: str = "answered", rows: int = 0) -> Given:
    cited = tuple(Cited(n, "plan", 1, "1", "", "", quote) for n, quote in enumerate(quotes, start=1))
    return Given("q", status, text, cited, rows)


def test_correct_needs_status_facts_and_brevity() -> None:
    assert correct(CASE, given("Joanna has 13 [1].")).hits == 1
    assert "missing: 13" in correct(CASE, given("Jo has 130 [13].")).explanation
    assert "status refused, expected answered" in correct(CASE, given("Jo 13", status="refused")).explanation
    assert "status clarify" in correct(CASE, given("Jo 13", status="clarify")).explanation
    assert correct(CASE, given("Jo 13 " + "word " * 178)).hits == 1
    assert "181 words" in correct(CASE, given("Jo 13 " + "word " * 179)).explanation
    assert correct(CASE, given("Jo 13\n\n- " + "word " * 300)).hits == 1


def test_correct_follows_the_behaviour() -> None:
    refuse = Case("q", "x", "?", Behaviour.REFUSE)
    assert correct(refuse, given("Not said.", status="refused")).hits == 1
    assert correct(refuse, given("Not said.")).hits == 0
    either = Case("q", "x", "?", Behaviour.CLARIFY_OR_LABEL)
    assert correct(either, given("Which?", status="clarify")).hits == 1
    assert correct(either, given("Both.")).hits == 1
    assert correct(either, given("None.", status="refused")).hits == 0


def test_a_pair_must_stand_in_one_row_line_or_sentence() -> None:
    case = replace(CASE, facts=(), pairs=(Pair(("Open",), ("5",)),))
    assert correct(case, given("| Open | 5 |")).hits == 1
    assert correct(case, given("Open cases are\n5 now.")).hits == 1
    assert correct(case, given("| Open | 6 |\n| Shut | 5 |")).hits == 0
    assert correct(case, given("- Open: 6\n- Shut: 5")).hits == 0


def test_no_ref_too_many_and_nothing_absent() -> None:
    case = replace(CASE, facts=(("1A",),), refs_exact=("1A", "13"), absent=(("salary",),))
    assert correct(case, given("2 actions:\n- 1A: x\n- 13: y")).hits == 1
    assert "refs too many: 4B" in correct(case, given("- 1A: x\n- 4B: y")).explanation
    assert "must not be stated: salary" in correct(case, given("- 1A: the salary")).explanation


def test_refusal_counts_only_where_it_applies() -> None:
    refuse = Case("q", "x", "?", Behaviour.REFUSE)
    cases = [(refuse, "refused"), (refuse, "answered"), (CASE, "refused"), (CASE, "answered")]
    precision = [refusal_precision(case, given("", status=status)) for case, status in cases]
    recall = [refusal_recall(case, given("", status=status)) for case, status in cases]
    assert [(score.hits, score.out_of) for score in precision] == [(1, 1), (0, 0), (0, 1), (0, 0)]
    assert [(score.hits, score.out_of) for score in recall] == [(1, 1), (0, 1), (0, 0), (0, 0)]


class Paper:
    def holds(self, document: str, squeezed_quote: str) -> bool:
        return document == "plan" and squeezed_quote in "jowilllead13ofthem"


def test_verbatim_is_the_share_of_quotes_that_stand_in_the_paper() -> None:
    score = verbatim(given("", "Jo will lead", "13 of them", "Jo leads", "…"), Paper())
    assert (score.hits, score.out_of) == (2, 4)
    assert "[3] Jo leads" in score.explanation
    assert not verbatim(given(""), Paper()).applies


def test_support_is_the_share_of_stated_facts_in_a_cited_quote() -> None:
    both = support(CASE, given("Jo has 13.", "Jo will lead", "113 of them"))
    assert (both.hits, both.out_of, both.explanation) == (1, 2, "in no cited quote: 13")
    one = support(CASE, given("Joanna.", "Jo will lead"))
    assert (one.hits, one.out_of) == (1, 1)
    assert not support(CASE, given("Nothing.", "Jo will lead")).applies


def test_located_looks_at_eight_citations_or_all_where_rows_are_listed() -> None:
    case = replace(CASE, evidence=(Evidence("plan", "**Jo** will lead on 13."),))
    other = ["something else"] * 8
    assert located(case, given("", "Jo will lead, on 13, from May")).hits == 1
    assert located(case, given("", "will lead")).hits == 1
    assert located(case, given("", *other, "Jo will lead on 13")).hits == 0
    assert located(case, given("", *other, "Jo will lead on 13", rows=9)).hits == 1
    assert located(case, given("", "…")).hits == 0
    assert located(replace(case, evidence=(Evidence("other", "Jo will lead"),)), given("", "Jo will lead")).hits == 0
    assert located(replace(case, evidence=(Evidence("plan", ""),)), given("", "anything")).hits == 1
    assert not located(CASE, given("")).applies
    assert not located(replace(case, behaviour=Behaviour.REFUSE), given("")).applies


def test_wilson_agrees_with_the_printed_formula() -> None:
    rate = wilson(8, 10)
    assert (rate.value, rate.n) == (0.8, 10)
    assert rate.low == pytest.approx(0.4902, abs=1e-4)
    assert rate.high == pytest.approx(0.9433, abs=1e-4)
    assert wilson(0, 0).value is None
    assert wilson(5, 5).high == 1.0


def test_rates_add_hits_and_leave_out_what_does_not_apply() -> None:
    rate = ratio_of_sums([Score(1, 2), Score(3, 3), not_applicable("no")])
    assert rate.value == pytest.approx(4 / 5)
    assert rate.n == 5
    assert rate.low is not None
    assert rate.low <= 0.8 <= (rate.high or 0)
    assert ratio_of_sums([not_applicable("no")]).value is None
    assert ratio_of_sums([Score(1, 1), Score(0, 1)]) == wilson(1, 2)


def test_a_mean_has_a_bootstrap_interval_that_is_the_same_each_time() -> None:
    rate = bootstrap_mean([0.25, 0.5, 0.75, 1.0] * 5)
    assert rate == bootstrap_mean([0.25, 0.5, 0.75, 1.0] * 5)
    assert rate.value == pytest.approx(0.625)
    standard_error = math.sqrt(0.078125 / 20)
    assert rate.low == pytest.approx(0.625 - 1.96 * standard_error, abs=0.02)
    assert bootstrap_mean([]).value is None


def test_quantiles_are_interpolated() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == pytest.approx(2.5)
    assert quantile([0, 10], 0.95) == pytest.approx(9.5)
    assert quantile([7], 0.95) == 7
