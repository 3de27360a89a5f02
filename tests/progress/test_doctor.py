"""The doctor finds what is wrong, says it in words, and mends what can be mended."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ice_quiz.clock import Moment, SetClock
from ice_quiz.progress.backup import folder_of, keep_safe
from ice_quiz.progress.doctor.contents import repaired
from ice_quiz.progress.doctor.examination import examine
from ice_quiz.progress.doctor.finding import Finding, Patient
from ice_quiz.progress.doctor.surroundings import network, synced
from ice_quiz.progress.event import Event
from ice_quiz.progress.log import Log
from ice_quiz.progress.syncing import sync

Answer = Callable[..., Event]
Open = Callable[..., Log]


@pytest.fixture
def well(log: Log, answer: Answer, clock: SetClock) -> Patient:
    """Ten answers, with a backup."""
    log.append(*(answer(log, f"ice/{number}") for number in range(10)))
    keep_safe(log.path, clock)
    return Patient(log.path, clock)


def only(patient: Patient) -> Finding:
    [finding] = examine(patient)
    return finding


def mended(patient: Patient) -> str:
    """The one finding, mended so that none is left."""
    finding = only(patient)
    assert finding.mend
    assert finding.remedy
    told = finding.mend()
    assert [left.code for left in examine(patient) if left.serious] == []
    return told


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_healthy_patient_has_no_findings(well: Patient) -> None:
    assert examine(well) == ()


def test_before_the_first_answer_nothing_is_wrong(log: Log, clock: SetClock) -> None:
    assert examine(Patient(log.path, clock)) == ()
    assert not log.path.parent.exists()


def test_an_altered_answer_is_found_and_comes_back_from_the_backup(well: Patient, open_log: Open) -> None:
    well.path.write_bytes(well.path.read_bytes().replace(b'"ms":1500', b'"ms":1501', 1))
    assert "Of 10 events 1 are damaged" in only(well).message
    told = mended(well)
    assert "9 events could be read in the damaged file, 1 event came from backups." in told
    assert "damaged-20261124-110000Z.db" in told
    assert len(open_log().events()) == 10


def test_what_other_machines_have_comes_back_from_the_shared_folder(well: Patient, log: Log, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    sync(log, tmp_path / "shared")
    next(folder_of(well.path).iterdir()).unlink()
    well.path.write_bytes(b"text")
    found = next(iter(examine(replace(well, shared=tmp_path / "shared"))))
    assert found.mend
    assert "10 events came from the shared folder" in found.mend()
    assert repaired(replace(well, shared=tmp_path / "unplugged")).startswith("Your progress is whole again: 10 events could")


@pytest.mark.parametrize("content", [b"", b"text", b"\0" * 9000])
def test_a_file_that_holds_nothing_is_made_anew_from_the_backup(well: Patient, open_log: Open, content: bytes) -> None:
    well.path.write_bytes(content)
    assert only(well).code == "damaged"
    assert "10 events came from backups" in mended(well)
    assert len(open_log().events()) == 10


def test_a_file_that_is_gone_comes_back_from_the_backup(well: Patient, open_log: Open) -> None:
    well.path.unlink()
    assert only(well).code == "gone"
    assert mended(well) == "10 events came back from the backup."
    assert len(open_log().events()) == 10


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE derived SET log_xor = log_xor + 1",
        "UPDATE card_state SET due_day = due_day + 1 WHERE card = 'ice/3'",
        "DELETE FROM card_state WHERE card = 'ice/3'",
        "UPDATE day_total SET right = right + 1",
    ],
)
def test_derived_rows_that_do_not_fit_are_made_anew_after_a_backup(well: Patient, statement: str) -> None:
    change(well.path, statement)
    assert only(well).code == "derived"
    mended(well)
    assert len(list(folder_of(well.path).iterdir())) == 2


def test_files_that_others_can_read_are_closed_to_them(well: Patient) -> None:
    well.path.chmod(0o644)
    assert "Others on this machine can get at this file (0644)." in only(well).message
    mended(well)
    assert well.path.stat().st_mode & 0o777 == 0o600


def test_a_second_name_of_the_file_is_told(well: Patient, tmp_path: Path) -> None:
    os.link(well.path, tmp_path / "other")
    assert only(well).code == "hard-link"


def test_a_link_in_place_of_the_file_is_told_and_not_followed(well: Patient) -> None:
    well.path.rename(well.path.with_name("real.db"))
    well.path.symlink_to("real.db")
    assert [finding.code for finding in examine(well)] == ["not-ours"]
    assert "This is a link" in examine(well)[0].message


def test_a_foreign_file_is_told_and_left_alone(well: Patient) -> None:
    change(well.path, "PRAGMA application_id = 7")
    well.path.chmod(0o644)
    before = well.path.read_bytes()
    found = only(well)
    assert (found.code, found.mend) == ("not-ours", None)
    assert well.path.read_bytes() == before


def test_a_file_of_a_newer_version_is_told_and_left_alone(well: Patient) -> None:
    change(well.path, "PRAGMA user_version = 99")
    before = well.path.read_bytes()
    found = only(well)
    assert (found.code, found.mend) == ("newer", None)
    assert "newer ice_quiz" in found.message
    assert well.path.read_bytes() == before


def test_a_missing_backup_is_made(well: Patient) -> None:
    next(folder_of(well.path).iterdir()).unlink()
    assert only(well).code == "no-backup"
    mended(well)


def test_a_damaged_backup_is_told(well: Patient) -> None:
    keep_safe(well.path, well.clock)
    backup = min(folder_of(well.path).iterdir())
    backup.write_bytes(backup.read_bytes()[:5000])
    found = only(well)
    assert (found.code, found.place) == ("backup-damaged", str(backup))


@pytest.mark.parametrize(("days", "code", "serious"), [(-100, "clock-behind", True), (100, "clock-ahead", False)])
def test_a_clock_far_from_the_newest_event_is_told(well: Patient, days: int, code: str, serious: bool) -> None:
    found = only(Patient(well.path, SetClock(Moment(1_795_518_000_000 + days * 86_400_000))))
    assert (found.code, found.serious) == (code, serious)


def test_what_a_killed_program_left_is_removed_and_a_kept_damaged_file_is_only_told(well: Patient) -> None:
    (well.path.parent / "progress.db.part-00").touch(0o600)
    mended(well)
    (well.path.parent / "damaged-20261124-110000Z.db").touch(0o600)
    found = only(well)
    assert (found.code, found.mend, found.serious) == ("kept-damaged", None, False)
    assert (well.path.parent / "damaged-20261124-110000Z.db").exists()


def test_a_file_where_the_folder_should_be_is_told(clock: SetClock, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    found = only(Patient(tmp_path / "data" / "progress.db", clock))
    assert found.code == "read-only"
    assert f"Nothing can be saved here. {tmp_path / 'data'} is a file, and a folder is needed there." in found.message


def test_a_folder_that_leads_into_a_synced_one_is_told(well: Patient, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    well.path.parent.rename(tmp_path / "Dropbox" / "ice")
    well.path.parent.symlink_to(tmp_path / "Dropbox" / "ice")
    assert only(well).message.startswith("Your progress lies in a folder that Dropbox copies.")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//nas/my\\040disk /mnt/my\\040disk cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [("/home/me/data", "nfs4"), ("/home/local/data", ""), ("/homes/me", ""), ("/mnt/my disk/x", "cifs"), ("/srv", "")],
)
def test_a_network_drive_is_known_by_the_mount_that_is_nearest(folder: str, system: str) -> None:
    assert network(Path(folder), MOUNTS) == system


@pytest.mark.parametrize("name", ["Dropbox", "Dropbox (Work)", "OneDrive - School", "Mobile Documents", "Google Drive"])
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert synced(tmp_path / name / "ice")
    assert not synced(tmp_path / f"My{name}")


@pytest.mark.parametrize("mark", [".stfolder", ".sync_0badcafe.db"])
def test_a_synced_folder_is_known_by_what_its_program_puts_there(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()
    (tmp_path / "ice" / "data").mkdir(parents=True)
    assert synced(tmp_path / "ice" / "data")


def test_a_progress_file_on_a_network_drive_is_told(well: Patient) -> None:
    found = only(Patient(well.path, well.clock, f"server:/x {well.path.parent} nfs rw 0 0\n"))
    assert found.code == "shared"
    assert "ICE_QUIZ_HOME" in found.message
