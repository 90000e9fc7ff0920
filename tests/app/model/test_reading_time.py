from app.model.reading_time import CHARACTERS_PER_S, COMPLETE_MS, ReadingTime, Shown


def rows(*lengths, is_complete=True):
    last = len(lengths) - 1
    return [
        Shown((0, i), n_characters, is_complete or i < last)
        for i, n_characters in enumerate(lengths)
    ]


def test_a_row_stays_until_it_can_have_been_read():
    reading = ReadingTime()
    assert reading.first_row(rows(42, 10), 0, 1, 0.0) == 0
    assert reading.first_row(rows(42, 10), 1, 1, 1000.0) == 0
    assert reading.wait_ms(rows(42)[0], 1000.0) == 42 * 1000 / CHARACTERS_PER_S - 1000
    assert reading.first_row(rows(42, 10), 1, 1, 2001.0) == 1


def test_a_row_is_seen_with_its_last_word_before_it_goes():
    reading = ReadingTime()
    reading.first_row(rows(21, is_complete=False), 0, 1, 0.0)
    assert reading.first_row(rows(21, 5), 1, 1, 5000.0) == 0
    assert reading.wait_ms(rows(21)[0], 5000.0) == COMPLETE_MS
    assert reading.first_row(rows(21, 5), 1, 1, 5000.0 + COMPLETE_MS) == 1


def test_a_reader_who_had_the_time_is_not_made_to_wait():
    reading = ReadingTime()
    reading.first_row(rows(20, 20, 20), 0, 2, 0.0)
    assert reading.first_row(rows(20, 20, 20), 1, 2, 9000.0) == 1


def test_no_more_than_two_rows_are_held_back():
    reading = ReadingTime()
    assert reading.first_row(rows(42, 42, 42, 42, 42), 4, 1, 0.0) == 2


def test_a_row_that_is_gone_is_forgotten():
    reading = ReadingTime()
    reading.first_row(rows(42, 42), 0, 1, 0.0)
    reading.first_row(rows(42, 42)[1:], 0, 1, 9000.0)
    assert reading.wait_ms(rows(42)[0], 9000.0) == 2000
