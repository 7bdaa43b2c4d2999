# Largest profit from buying once and selling later; 0 where prices only fall.

# original
def best_trade(prices):
    best = 0
    lowest = None
    for price in prices:
        if lowest is None or price < lowest:
            lowest = price
        elif price - lowest > best:
            best = price - lowest
    return best

# clone: every pair of days
def max_gain(quotes):
    gains = [later - earlier for at, earlier in enumerate(quotes) for later in quotes[at:]]
    return max(gains + [0])

# clone: the best run of daily changes
def profit(series):
    running, record = 0, 0
    for yesterday, today in zip(series, series[1:]):
        running = max(0, running + today - yesterday)
        record = max(record, running)
    return record

# look-alike: the largest fall
def worst_fall(prices):
    worst = 0
    highest = None
    for price in prices:
        if highest is None or price > highest:
            highest = price
        elif highest - price > worst:
            worst = highest - price
    return worst

# look-alike: may sell before buying
def best_trade(prices):
    best = 0
    lowest = min(prices, default=0)
    for price in prices:
        if lowest is None or price < lowest:
            lowest = price
        elif price - lowest > best:
            best = price - lowest
    return best

# inputs
# list(int(1, 40), 0, 8)
