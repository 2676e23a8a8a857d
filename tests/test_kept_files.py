"""Files kept for good: whole or not at all, under a name nobody guesses, checked on the way out."""

import hashlib
import os
import re
import stat

import pytest
from django.db import IntegrityError, OperationalError

from ita_portal import kept_files
from ita_portal.kept_files import FileChanged, forget, keep, kept_while_stored, read, strays


def folder(settings):
    return settings.DATA_DIR / "sealed"


def test_what_is_kept_comes_back(settings):
    kept = keep("sealed", "ทดสอบ".encode(), "pdf")
    assert re.fullmatch(r"[0-9a-f]{32}\.pdf", kept.name)
    assert (kept.size, kept.sha256) == (15, hashlib.sha256("ทดสอบ".encode()).hexdigest())
    assert read("sealed", kept.name, kept.sha256) == "ทดสอบ".encode()
    assert stat.S_IMODE((folder(settings) / kept.name).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder(settings).stat().st_mode) == 0o700


def test_one_changed_byte_and_a_missing_file_are_told(settings):
    kept = keep("sealed", b"%PDF-1.7", "pdf")
    (folder(settings) / kept.name).write_bytes(b"%PDF-1.8")
    with pytest.raises(FileChanged, match="ไม่ตรงกับลายนิ้วมือ"):
        read("sealed", kept.name, kept.sha256)
    forget("sealed", kept.name)
    forget("sealed", kept.name)
    with pytest.raises(FileChanged, match="ไม่พบแฟ้ม"):
        read("sealed", kept.name, kept.sha256)


def test_a_full_disk_leaves_no_file_under_its_name(settings, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        keep("sealed", b"%PDF-1.7", "pdf")
    assert [path.suffix for path in folder(settings).iterdir()] in ([], [".part"])


def test_it_is_on_disk_before_it_has_its_name(settings, monkeypatch):
    happened = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(kept_files.os, "fsync", lambda handle: (happened.append("sync"), fsync(handle)))
    monkeypatch.setattr(kept_files.os, "replace", lambda a, b: (happened.append("name"), replace(a, b)))
    keep("sealed", b"%PDF-1.7", "pdf")
    assert happened == ["sync", "name", "sync"], "the bytes, the name, the folder that holds the name"


def test_files_that_no_row_names_are_found(settings):
    assert list(strays("sealed", set())) == []
    known, stray = keep("sealed", b"1", "pdf"), keep("sealed", b"2", "pdf")
    assert [path.name for path in strays("sealed", {known.name})] == [stray.name]


def test_a_file_goes_with_the_row_that_could_not_be_stored_unless_nobody_knows_whether_it_was(settings):
    for problem, left in ((IntegrityError("taken"), 0), (OperationalError("the connection broke"), 1)):
        with pytest.raises(type(problem)), kept_while_stored("sealed", b"%PDF-1.7", "pdf"):
            raise problem
        assert len(list(folder(settings).iterdir())) == left
