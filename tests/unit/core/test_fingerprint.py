from paralog.core.fingerprint import fingerprint


def test_it_follows_every_module_and_nothing_else(tmp_path):
    def made(name, files):
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text)
        return fingerprint(tmp_path / name)

    one = made("one", {"a.py": "x = 1", "below/b.py": "y = 2"})
    assert len(one) == 16
    assert made("same", {"a.py": "x = 1", "below/b.py": "y = 2", "notes.txt": "no module"}) == one
    assert made("other", {"a.py": "x = 1", "below/b.py": "y = 3"}) != one
    assert made("fewer", {"a.py": "x = 1"}) != one
