"""Run the command line as `python -m doclint`."""

import sys

from doclint.cli import main

sys.exit(main())
