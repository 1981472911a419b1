"""What companies say they need: from filled-in files to estimates, kept where few can read.

The way of an answer: ``sheets`` say what a file holds, ``check`` reads it whole or names all its
faults, ``store`` keeps it sealed, ``read`` gives it to the analysis in ``survey``. The trap: a row
of interviews is a need, not a company; one company may have none or many.
"""
