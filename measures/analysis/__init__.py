"""The pages of the analysis of a year's result.

They stand here and not in assessments, because they show findings with the measures that answer them, and
assessments know nothing of measures. What needs no measure stands in assessments/analysis.
"""
