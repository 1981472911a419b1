"""Notebooks times places: executed notebooks, pages and a record of the run.

A notebook is known here only as a file: what it says is its own business.
"""
