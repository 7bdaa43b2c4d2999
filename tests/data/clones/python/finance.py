"""Clones of what is in series.py, as they grow in a project."""

from series import Series


def moving_average(values, window):
    if window <= 0:
        raise ValueError("window must be positive")
    averages = []
    total = 0.0  # running sum
    for index, value in enumerate(values):
        total += value

        # drop the value that leaves the window
        if index >= window:
            total -= values[index - window]
        if index >= window - 1:
            averages.append(total / window)
    return averages


def rolling_price(prices, days):
    if days <= 0:
        raise ValueError("days has to be above zero")
    means = []
    accumulated = 0.0
    for day, price in enumerate(prices):
        accumulated += price
        if day >= days:
            accumulated -= prices[day - days]
        if day >= days - 1:
            means.append(accumulated / days)
    return means


def read_portfolio(text, known):
    holdings = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        key, separator, value = line.partition("=")
        if not separator:
            raise ValueError(f"line {number}: no equals sign")
        name = key.strip().lower()
        if name not in known:
            raise KeyError(name)
        holdings[name] = value.strip()
    return holdings


def quarter_series(service, quarter):
    response = service.fetch(quarter)
    if response.status != 200:
        service.log.warning("no figures for %s", quarter)
        return None
    rows = [row.close for row in response.rows if row.close]
    return Series(rows, quarter, "EUR", service.url)
