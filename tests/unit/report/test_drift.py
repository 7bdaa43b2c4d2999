from dataclasses import replace

from paralog.report.drift import HEIGHT, WIDTH, draw_drift


def spread(example, number):
    """Classes of all overlaps and all three types of the example."""
    for index in range(number):
        found = example.classes[index % 3]
        pair = replace(found.pairs[0], overlap=1 - index / number)
        yield replace(found, id=f"{index:04d}", pairs=(pair,))


def inside(cells):
    return all(
        0 <= cell.x
        and cell.x + cell.width <= WIDTH
        and -0.01 <= cell.y
        and cell.y + cell.height <= HEIGHT + 0.01
        for cell in cells
    )


def apart(cells):
    return all(
        first.x != second.x
        or first.y + first.height <= second.y + 0.01
        or second.y + second.height <= first.y + 0.01
        for index, first in enumerate(cells)
        for second in cells[:index]
    )


def test_no_classes_no_cells():
    assert draw_drift([]) == []


def test_what_reads_the_same_stands_left(example):
    cells = {cell.class_id: cell for cell in draw_drift(example.classes)}
    luhn, retry, date = (cells[found.id] for found in example.classes)
    assert date.x == retry.x < luhn.x
    assert date.y > retry.y  # type 1 below type 3
    assert luhn.title == "is_valid_number, accepts: type 4, 40% of tokens in common"


def test_every_class_has_a_cell_of_its_own(example):
    for number in (1, 10, 200, 1000):
        classes = list(spread(example, number))
        cells = draw_drift(classes)
        assert len({cell.class_id for cell in cells}) == number
        assert inside(cells)
    assert apart(draw_drift(list(spread(example, 200))))


def test_very_many_classes_become_bars(example):
    cells = draw_drift(list(spread(example, 6000)))
    assert len(cells) <= 32 * 4
    assert {cell.class_id for cell in cells} == {""}
    assert inside(cells)
    assert apart(cells)
    assert any(cell.title.endswith("of type 4") for cell in cells)


def test_overlaps_at_both_ends_stay_in_the_picture(example):
    found = example.classes[0]
    ends = [replace(found, pairs=(replace(found.pairs[0], overlap=overlap),)) for overlap in (0.0, 1.0)]
    assert inside(draw_drift(ends))
