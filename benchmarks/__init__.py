"""Scores of the reader and the rules on benchmarks, and the command that writes them into the documentation.

`python -m benchmarks` runs everything, `python -m benchmarks claims dates` some of it. The benchmarks' data
and scorers lie outside the project, in `../shared/bench` or the folder that `COUNTERCLAIM_BENCH` names.
"""
