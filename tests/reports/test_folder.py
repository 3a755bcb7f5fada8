import os

import pytest


def write(path, text="Three guards died."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_folders_are_walked_in_the_order_of_paths(tmp_path, monkeypatch, read):
    for name in ("in/b.txt", "in/a/z.txt", "in/a.txt", "in/.git/x.txt", "in/.DS_Store", "in/C.TXT"):
        write(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    reports, faults, notes = read("in/")
    assert [loaded.report.path for loaded in reports] == ["in/C.TXT", "in/a.txt", "in/a/z.txt", "in/b.txt"]
    assert (faults, notes) == ([], [])


def test_what_cannot_be_a_report_is_noted_and_what_may_hold_one_is_a_fault(tmp_path, read):
    for name in ("a.txt", "README.md", "map.png", "more.zip", "letter.docx", "one.json"):
        write(tmp_path / name)
    reports, faults, notes = read(tmp_path)
    assert len(reports) == 1
    assert [line.split(": ")[0].rpartition("/")[2] for line in faults] == [
        "letter.docx",
        "more.zip",
        "one.json",
    ]
    assert [line.split(": ")[0].rpartition("/")[2] for line in notes] == ["README.md", "map.png"]


def test_an_empty_folder_and_a_missing_one(tmp_path, refuse):
    assert "holds no reports; put files of these kinds in: .txt" in refuse(tmp_path)
    assert "check its name" in refuse(tmp_path / "missing")
    assert "is no path" in refuse("a\0b")


def test_links(tmp_path, read, refuse):
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    write(tmp_path / "deep" / "a.txt")
    (tmp_path / "deep" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "good.txt").symlink_to(tmp_path / "deep" / "a.txt")
    reports, faults, notes = read(tmp_path)
    assert [loaded.report.path.removeprefix(f"{tmp_path}/") for loaded in reports] == [
        "deep/a.txt",
        "good.txt",
    ]
    assert ["mend or remove the link" in line for line in faults] == [True, True]
    assert "up: is a link to a folder and was not followed" in notes[0]
    assert "mend or remove the link" in refuse(tmp_path / "loop.txt")


def test_a_pipe_is_never_waited_for(tmp_path, refuse):
    os.mkfifo(tmp_path / "a.txt")
    assert "is no regular file" in refuse(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_on_disk(tmp_path, read):
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "locked" / "b.txt").parent.chmod(0)
    write(tmp_path / "c.txt")
    reports, faults, _ = read(tmp_path)
    (tmp_path / "locked").chmod(0o700)
    assert len(reports) == 1
    assert ["Permission denied" in line and "check its permissions" in line for line in faults] == [
        True,
        True,
    ]


def test_what_may_not_be_read(tmp_path, monkeypatch, read):
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "Two guards died.")
    opened = type(tmp_path).open

    def deny(path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(type(tmp_path), "open", deny)
    reports, (message,), _ = read(tmp_path)
    assert message.endswith("a.txt: cannot be read (Permission denied); check its permissions")
    assert len(reports) == 1


def test_names_that_are_not_utf8_or_hold_escapes_do_no_harm(tmp_path, read):
    write(tmp_path / "bad\x1b[31m\n.txt", "")
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write("Three guards died.")
    ((loaded,), (message,), _) = read(tmp_path)
    assert loaded.report.path.endswith("caf\ufffd.txt")
    assert "\x1b" not in message
    assert "\n" not in message
