from app.model.lag import WINDOW_MS, Lag, LagMinute


def test_half_and_all_but_one_in_twenty_are_told():
    minute = LagMinute()
    for lag_ms in range(101):
        lag = minute.push(lag_ms, 0.0)
    assert lag == Lag(50, 95)


def test_one_lag_is_all_there_is():
    assert LagMinute().push(700, 0.0) == Lag(700, 700)


def test_what_is_older_than_a_minute_does_not_count():
    minute = LagMinute()
    minute.push(9000, 0.0)
    assert minute.push(500, WINDOW_MS + 1.0) == Lag(500, 500)
