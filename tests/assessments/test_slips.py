"""Mistyped figures found by what they do to the total."""

import pytest

from assessments.outlook import Outlook
from assessments.rules import Result
from assessments.slips import LOOKS_ALIKE, NEIGHBOURS_SWAPPED, OTHER_DIGIT, OTHERS_SWAPPED, explain, variants
from assessments.views.suggestions import suggestions_for
from tests.assessments.years import YEAR_2567, D, khuankhanun, scores

RIGHT = khuankhanun().indicators


def named(slips):
    return [(slip.key, str(slip.typed), str(slip.meant)) for slip in slips]


def with_figures(**changed):
    figures = {int(name.removeprefix("i")): D(score) for name, score in changed.items()}
    return khuankhanun(indicators={**RIGHT, **figures})


def test_p10_a_7_typed_as_9_is_named():
    """All three indicators of EIT count alike, so 20 points too many may lie in each, or 2 in the total."""
    assert named(explain(YEAR_2567, with_figures(i8="93.29")).first) == [
        ("indicator-6", "93.67", "73.67"),
        ("indicator-7", "91.19", "71.19"),
        ("indicator-8", "93.29", "73.29"),
        ("total", "95.01", "97.01"),
    ]


def test_last_years_scores_say_which_of_them_it_is():
    last = {6: D("92.00"), 7: D("90.50"), 8: D("71.80")}
    first = explain(YEAR_2567, with_figures(i8="93.29"), last).first
    assert named(first)[0] == ("indicator-8", "93.29", "73.29")


def test_p10_both_wrong_figures_of_document_003_are_named():
    explanation = explain(YEAR_2567, with_figures(i4="96.41", i8="93.29"))
    assert ("indicator-8", "93.29", "73.29") in named(explanation.first)
    assert named(explanation.then) == [("indicator-4", "96.41", "96.51"), ("indicator-6", "93.67", "93.69")]


def test_a_5_typed_as_4_is_named_first():
    """96.41 alone moves the total by 0.006: to 95.00, where 95.01 was announced."""
    assert named(explain(YEAR_2567, with_figures(i4="96.41")).first)[0] == ("indicator-4", "96.41", "96.51")


def test_a_slip_in_the_total_stands_where_its_likelihood_puts_it():
    """A 9 looks like a 7, so 79.19 for 79.17 comes first; 79.07 for 79.01 is any digit, and comes last."""
    result = Result(scores(*["79.01"] * 10), announced_total=D("79.07"))
    assert [slip.key for slip in explain(YEAR_2567, result).first][-1] == "total"
    result = Result(scores(*["79.17"] * 10), announced_total=D("79.19"))
    assert named(explain(YEAR_2567, result).first)[0] == ("total", "79.19", "79.17")


def test_each_figure_that_may_be_mistyped_has_its_button():
    """95.07 for 95.01: one point more in one of IIT, 0.6 in one of EIT, or a slip in the total itself."""
    look = Outlook(2567, {2567: YEAR_2567}, {2567: khuankhanun(announced_total=D("95.07"))})
    offered = [each.value for each in suggestions_for(look)]
    assert offered[:2] == ["indicator-8=73.92", "indicator-1=96.55"]
    assert offered[-2:] == ["indicator-8=73.89", "total=95.01"]
    assert len(offered) == 9


def test_swapped_digits_are_named():
    """98.12 typed as 89.12 takes 9 × 0.06 = 0.54 from the total."""
    first = explain(YEAR_2567, with_figures(i2="89.12")).first
    assert named(first)[0] == ("indicator-2", "89.12", "98.12")


def test_a_difference_that_no_slip_explains_names_nothing():
    explanation = explain(YEAR_2567, khuankhanun(announced_total=D("12.34")))
    assert (explanation.first, explanation.then) == ((), ())


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("96.41", "96.51", LOOKS_ALIKE),
        ("93.29", "73.29", LOOKS_ALIKE),
        ("89.12", "98.12", NEIGHBOURS_SWAPPED),
        ("95.01", "90.51", NEIGHBOURS_SWAPPED),
        ("95.01", "95.08", OTHER_DIGIT),
        ("95.01", "15.09", OTHERS_SWAPPED),
        ("5.00", "0.50", NEIGHBOURS_SWAPPED),
        ("5.01", "95.01", OTHER_DIGIT),  # the first digit was not typed
    ],
)
def test_what_a_score_may_have_been(typed, meant, kind):
    assert variants(D(typed))[D(meant)] == kind


def test_a_score_is_never_meant_above_100_nor_with_a_leading_zero():
    assert all(D(0) <= meant <= 100 for meant in variants(D("100.00")))
    assert D("5.01") not in variants(D("95.01"))
    assert D("95.01") not in variants(D("95.01"))


def test_digits_swapped_from_afar_are_named_where_nothing_else_explains():
    assert named(explain(YEAR_2567, khuankhanun(announced_total=D("15.09"))).first) == [
        ("total", "15.09", "95.01")
    ]
