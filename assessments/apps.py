from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """การประเมินคุณธรรมและความโปร่งใส (ITA): the rules of each fiscal year."""

    name = "assessments"
    label = "assessments"
    verbose_name = "การประเมิน ITA"
