import pytest

from paralog.train.prepared import kept


class Maker:
    """Makes a file or a folder that holds the number of times that it was made."""

    def __init__(self, in_folder):
        self.in_folder, self.times = in_folder, 0

    def make(self, new):
        self.times += 1
        if self.in_folder:
            new.mkdir()
        self.file(new).write_text(str(self.times))

    def file(self, path):
        return path / "number" if self.in_folder else path

    def read(self, path):
        return int(self.file(path).read_text())


@pytest.fixture(params=[True, False])
def maker(request):
    return Maker(request.param)


def test_it_is_made_once(maker, tmp_path):
    path = tmp_path / "sub" / "kept"
    assert [kept(path, maker.make, maker.read) for _ in range(3)] == [1, 1, 1]
    assert list(path.parent.iterdir()) == [path]


def test_what_is_damaged_is_made_again_and_said(maker, tmp_path, caplog):
    path = tmp_path / "kept"
    kept(path, maker.make, maker.read)
    maker.file(path).write_text("")
    assert kept(path, maker.make, maker.read) == 2
    (told,) = caplog.messages
    assert told.startswith(f"{path} is damaged (") and told.endswith("and is made again")


def test_what_is_cut_off_leaves_nothing_behind(maker, tmp_path):
    def cut(new):
        maker.make(new)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept(tmp_path / "kept", cut, maker.read)
    assert list(tmp_path.iterdir()) == []


def test_while_it_is_made_again_the_old_one_stays(maker, tmp_path):
    path = tmp_path / "kept"
    kept(path, maker.make, maker.read)
    maker.file(path).write_text("half")

    def cut(new):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        kept(path, cut, maker.read)
    assert maker.file(path).read_text() == "half"
