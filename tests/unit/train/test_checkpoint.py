import json
import shutil
from dataclasses import replace

import pytest
import torch
from torch import nn

from paralog.core import TrainingError
from paralog.train.checkpoint import Origin, StageProgress, load_checkpoint, read_progress, save_checkpoint

PROGRESS = StageProgress("siamese", 7, 20, ({"step": 5.0, "auc": 0.5},))


def trained(seed=0):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2))
    optimizer = torch.optim.AdamW(model.parameters(), 0.01)
    for _ in range(3):
        model(torch.randn(5, 3)).square().sum().backward()
        optimizer.step()
    return model, optimizer


@pytest.fixture
def origin(small):
    return Origin(small("code"), "0123")


@pytest.fixture
def folder(tmp_path, origin):
    folder = tmp_path / "run" / "checkpoint"
    save_checkpoint(folder, origin, *trained(), PROGRESS)
    return folder


def test_progress_comes_back(folder, origin):
    assert read_progress(folder, origin) == PROGRESS
    assert [path.name for path in folder.parent.iterdir()] == ["checkpoint"]


def test_weights_and_moments_come_back(folder):
    expected, of = trained()
    model, optimizer = trained(seed=1)
    load_checkpoint(folder, model, optimizer)
    for name, value in expected.state_dict().items():
        assert torch.equal(model.state_dict()[name], value)
    for at, state in of.state_dict()["state"].items():
        for name, value in state.items():
            assert torch.equal(optimizer.state_dict()["state"][at][name], value)


def test_no_checkpoint_is_no_progress(tmp_path, origin):
    assert read_progress(tmp_path / "none", origin) is None
    with pytest.raises(TrainingError, match="no checkpoint"):
        load_checkpoint(tmp_path / "none", *trained())


def test_saving_again_replaces(folder, origin):
    save_checkpoint(folder, origin, *trained(), StageProgress("siamese", 8, 20))
    assert read_progress(folder, origin).step == 8
    assert [path.name for path in folder.parent.iterdir()] == ["checkpoint"]


@pytest.mark.parametrize("is_new_half", [True, False])
def test_a_kill_while_replacing_leaves_a_whole_one(folder, origin, is_new_half):
    """The old one is moved away and the new one not yet in its place."""
    folder.rename(folder.with_name("checkpoint.old"))
    new = folder.with_name("checkpoint.new")
    new.mkdir()
    if is_new_half:
        (new / "model").write_bytes(b"half")
    assert read_progress(folder, origin) == PROGRESS
    load_checkpoint(folder, *trained(seed=1))
    save_checkpoint(folder, origin, *trained(), StageProgress("siamese", 9, 20))
    assert read_progress(folder, origin).step == 9
    assert [path.name for path in folder.parent.iterdir()] == ["checkpoint"]


def test_a_kill_while_the_new_one_is_written_leaves_the_old_one(folder, origin):
    shutil.copytree(folder, folder.with_name("checkpoint.new"))
    (folder.with_name("checkpoint.new") / "progress.json").unlink()
    assert read_progress(folder, origin) == PROGRESS


@pytest.mark.parametrize("change", [{"seed": 99}, {"steps": 4_000}, {"loss": "siamese"}])
def test_another_recipe_is_refused(folder, small, change):
    with pytest.raises(TrainingError, match="another recipe or other settings"):
        read_progress(folder, Origin(small("code", **change), "0123"))


def test_what_is_said_of_a_recipe_may_change(folder, small):
    assert read_progress(folder, Origin(small("code", summary="in other words"), "0123")) == PROGRESS


def test_other_data_are_refused(folder, origin):
    with pytest.raises(TrainingError, match=r"other data.*remove it"):
        read_progress(folder, replace(origin, data_hash="4567"))


def test_other_networks_are_refused(folder, origin):
    with pytest.raises(TrainingError, match=r"another version of paralog.*remove it"):
        read_progress(folder, replace(origin, networks="4567"))


@pytest.mark.parametrize(("key", "reason"), [("data", "other data"), ("networks", "another version")])
def test_a_checkpoint_that_does_not_say_what_it_is_of_is_refused(folder, origin, key, reason):
    record = json.loads((folder / "progress.json").read_text())
    del record[key]
    (folder / "progress.json").write_text(json.dumps(record))
    with pytest.raises(TrainingError, match=reason):
        read_progress(folder, origin)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"recipe": []}', '{"recipe": {"name": "x"}}'])
def test_damaged_progress_is_refused(folder, origin, content):
    (folder / "progress.json").write_text(content)
    with pytest.raises(TrainingError, match=r"damaged.*remove it"):
        read_progress(folder, origin)


@pytest.mark.parametrize("name", ["model", "optimizer"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "removed"])
def test_damaged_tensors_are_refused(folder, name, damage):
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"")
    if damage == "removed":
        path.unlink()
    with pytest.raises(TrainingError, match=r"damaged.*remove it"):
        load_checkpoint(folder, *trained())


def test_a_model_of_another_shape_is_refused(folder):
    model = nn.Linear(3, 3)
    with pytest.raises(TrainingError, match="damaged"):
        load_checkpoint(folder, model, torch.optim.AdamW(model.parameters()))


def test_it_is_plain_tensors_and_json(folder, origin):
    assert sorted(path.name for path in folder.iterdir()) == ["model", "optimizer", "progress.json"]
    assert json.loads((folder / "progress.json").read_text())["recipe"]["name"] == origin.recipe.name
    assert not any(path.read_bytes()[:2] == b"\x80\x05" for path in folder.iterdir())  # no pickle
