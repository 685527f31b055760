"""Run the command line as `python -m doclint`."""

import sys

if not sys.flags.safe_path:
    # Python puts the working directory first, and that may be the tree of a stranger.
    del sys.path[0]

from doclint.cli import main

sys.exit(main())
