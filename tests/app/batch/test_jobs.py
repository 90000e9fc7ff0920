"""Which recordings an archive holds, and where the results of each go."""

from pathlib import Path

import pytest

from app.batch.jobs import find_jobs
from engine.errors import AudioFileError


@pytest.fixture
def talks(tmp_path):
    for name in ("b.wav", "a.MP3", "notes.txt", "2024/c.flac", "2024/deep/b.ogg"):
        path = tmp_path / "talks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "talks"


def names(jobs, base):
    return [str(job.recording.relative_to(base)) for job in jobs]


def test_a_folder_is_searched_at_every_depth_for_recordings(talks, tmp_path):
    jobs = find_jobs(talks, tmp_path / "out", (".srt",), dub=False)
    assert names(jobs, talks) == ["2024/c.flac", "2024/deep/b.ogg", "a.MP3", "b.wav"]
    assert jobs[0].outputs == (tmp_path / "out" / "2024" / "c.srt",)


def test_every_format_and_the_dub_have_the_name_of_the_recording(talks, tmp_path):
    job = find_jobs(talks, tmp_path, (".srt", ".json"), dub=True)[3]
    assert [path.name for path in job.outputs] == ["b.srt", "b.json", "b.dub.wav"]
    assert job.dub == tmp_path / "b.dub.wav"


def test_a_dub_of_an_earlier_run_is_no_recording(talks):
    (talks / "b.dub.wav").touch()
    assert len(find_jobs(talks, talks, (".srt",), dub=True)) == 4


def test_two_recordings_of_one_name_keep_their_suffix(talks, tmp_path):
    (talks / "b.mp3").touch()
    jobs = find_jobs(talks, tmp_path, (".srt",), dub=False)
    results = [job.captions[0].name for job in jobs]
    assert results == ["c.srt", "b.srt", "a.srt", "b.mp3.srt", "b.wav.srt"]


def test_a_list_names_recordings_beside_it(talks, tmp_path):
    (talks / "list.txt").write_text("b.wav\n\n2024/c.flac\nb.wav\n/elsewhere/d.wav\n")
    jobs = find_jobs(talks / "list.txt", tmp_path / "out", (".srt",), dub=False)
    assert [job.recording for job in jobs] == [
        talks / "b.wav",
        talks / "2024" / "c.flac",
        Path("/elsewhere/d.wav"),
    ]
    assert [job.captions[0].relative_to(tmp_path) for job in jobs] == [
        Path("out/b.srt"),
        Path("out/2024/c.srt"),
        Path("out/d.srt"),
    ]


def test_a_path_upwards_stays_below_the_output_folder(talks, tmp_path):
    (talks / "list.txt").write_text("../../../d.wav\n")
    (job,) = find_jobs(talks / "list.txt", tmp_path / "out", (".srt",), dub=False)
    assert job.captions[0] == tmp_path / "out" / "d.srt"


def test_a_table_has_a_column_of_recordings(talks, tmp_path):
    (talks / "talks.tsv").write_text("id\taudio\tsource\n1\tb.wav\tbonjour\n2\ta.MP3\tsalut\n")
    jobs = find_jobs(talks / "talks.tsv", tmp_path, (".srt",), dub=False)
    assert names(jobs, talks) == ["b.wav", "a.MP3"]


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe\x00", b"audio\n"])
def test_an_archive_of_nothing_is_named(tmp_path, content):
    if content is not None:
        (tmp_path / "list.txt").write_bytes(content)
    with pytest.raises(AudioFileError, match=r"list\.txt"):
        find_jobs(tmp_path / "list.txt", tmp_path / "out", (".srt",), dub=False)
