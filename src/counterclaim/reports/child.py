"""The child process of `isolated.py`: answers each line (a job) with a line."""

from __future__ import annotations

import sys

import msgspec

from counterclaim.errors import InputError
from counterclaim.reports.isolated import Answer, Job
from counterclaim.reports.items import check_length
from counterclaim.reports.pages import read_page
from counterclaim.reports.pdf import read_pdf

MAX_MEMORY_BYTES = 3_000_000_000


def main() -> None:
    """Serve jobs from standard input."""
    _bound_memory()
    for line in sys.stdin.buffer:
        answer = _answer(msgspec.json.decode(line, type=Job))
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _answer(job: Job) -> Answer:
    try:
        if job.kind == "pdf":
            return Answer(text=read_pdf(job.data, job.max_pages, job.max_chars))
        text, about = read_page(job.data)
        # Checked here too, so that the answer itself is bounded.
        check_length(len(text), job.max_chars)
        return Answer(text=text, about=about)
    except InputError as error:
        return Answer(refused=(error.what, error.remedy))
    except MemoryError:
        return Answer(refused=("needs more memory than is allowed", "save its text as .txt"))


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


if __name__ == "__main__":
    main()
