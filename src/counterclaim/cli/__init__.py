"""The command line: argument parsing, progress, exit codes; nothing else.

Exit codes: 0 all well; 1 a check failed or an error of ours; 2 an option makes no sense; 3 some input could
not be read (the rest was); 4 a data file of the package is damaged; 5 the record cannot be used.
"""

from counterclaim.cli.app import main

__all__ = ["main"]
