from paralog.datasets.edits.places import Place, place
from paralog.datasets.pieces import Change, read_piece


def test_places_overlap_where_they_share_a_byte():
    assert Place(0, 4, ()).overlaps(Place(3, 5, ()))
    assert Place(0, 9, ()).overlaps(Place(3, 5, ()))
    assert not Place(0, 3, ()).overlaps(Place(3, 5, ()))


def test_a_place_has_a_way_to_edit_it():
    root = read_piece("x = 1", "python").root
    way = (Change(4, 5, b"2"),)
    assert list(place(root, [])) == []
    assert list(place(root, [way])) == [Place(0, 5, (way,))]
