"""``python -m industry_analysis`` is ``industry-analysis``."""

from industry_analysis.cli import main

if __name__ == "__main__":
    main()
