"""The app of the measures."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """มาตรการส่งเสริมคุณธรรมและความโปร่งใส"""

    name = "measures"
    verbose_name = "มาตรการ"
