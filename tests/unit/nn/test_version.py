from paralog.nn.version import nn_version


def test_the_version_is_a_short_steady_word():
    assert nn_version() == nn_version()
    assert len(nn_version()) == 16
