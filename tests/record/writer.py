"""Fill a record with made-up reports; the tests kill it, or give it little room on the disk.

Arguments: path, number of reports, and optionally the most bytes a file may have.
"""

import resource
import sys
from pathlib import Path

import conftest as make

from counterclaim.errors import RecordError
from counterclaim.record.store import Store


def main(path: str, count: str, room: str | None = None) -> None:
    if room is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
    try:
        with Store.open(Path(path)) as store:
            for number in range(int(count)):
                make.add(store, number)
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()
    except RecordError as error:
        sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
