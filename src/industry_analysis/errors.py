"""The errors that a user of the workbook can cause and mend.

Every message names what is wrong, how often, and the first offender. The command
line prints it alone, without a traceback, and exits non-zero.
"""


class WorkbookError(ValueError):
    """Something the user gave, or a file on disk, breaks a rule."""


class DataError(WorkbookError):
    """A table breaks its rules; the message lists all faults at once."""


class UnknownPlace(WorkbookError):
    """No municipality or county goes by that code or name."""


class ReportError(WorkbookError):
    """A run of reports cannot start: a parameter, a notebook or a folder is wrong."""
