from engine.evaluation.clips import Clip, read_clips, table
from engine.evaluation.transcript import Transcript
from engine.evaluation.written_text import Moment


def test_clips_are_those_of_one_language(tmp_path):
    manifest = tmp_path / "manifest.tsv"
    manifest.write_text(
        "file\tlanguage\ttranscript\tenglish\n"
        'a.wav\tfr\tIl dit "oui".\tHe says "yes".\nb.wav\tde\tJa.\tYes.\n',
        encoding="utf-8",
    )
    assert read_clips(manifest, "fr") == [
        Clip(tmp_path / "a.wav", 'Il dit "oui".', 'He says "yes".')
    ]


def test_the_table_has_a_row_a_clip_and_baselines(tmp_path):
    clips = [Clip(tmp_path / "a.wav", "Un | deux.", "One two."), Clip(tmp_path / "b.wav", "X", "Y")]
    heard = [Transcript(), Transcript()]
    heard[0].source.update(0, "un deux", "", Moment(0, 0))
    heard[0].translation.update(0, "One two.", "", Moment(0, 0))
    lines = table("Offline", clips, heard).splitlines()
    assert lines[4].startswith("| a.wav | un deux | One two. | 0 |")
    assert lines[5] == "| b.wav | – | – | 100 | 0.0 |"
    assert [line.split("|")[1].strip() for line in lines[6:]] == [
        "**all 2**",
        "saying nothing",
        "copying the source",
    ]
