"""Strategic analyses of the manufacturing industry in Sweden's municipalities.

A small library of loaders, indicators, charts and sentences, and notebooks that
papermill runs once per municipality. Start with ``industry_analysis.load``.
"""

__version__ = "0.1.0"
