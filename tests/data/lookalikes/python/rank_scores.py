# Rank of each score, the highest first; equal scores share a rank and the next one is skipped.

# original
def rank_scores(scores):
    ordered = sorted(scores, reverse=True)
    ranks = {}
    for position, score in enumerate(ordered, 1):
        if score not in ranks:
            ranks[score] = position
    return [ranks[score] for score in scores]

# clone: counts the better ones
def places(points):
    return [1 + sum(other > mine for other in points)
            for mine in points]

# clone: indices in order, ranks written back
def standings(results):
    order = sorted(range(len(results)), key=lambda k: -results[k])
    table = [0] * len(results)
    rank = 0
    for seat, k in enumerate(order):
        tied = seat > 0 and results[order[seat - 1]] == results[k]
        rank = rank if tied else seat + 1
        table[k] = rank
    return table

# look-alike: no rank is skipped
def rank_scores(scores):
    ordered = sorted(set(scores), reverse=True)
    ranks = {}
    for position, score in enumerate(ordered, 1):
        if score not in ranks:
            ranks[score] = position
    return [ranks[score] for score in scores]

# look-alike: the lowest first
def rank_times(scores):
    ordered = sorted(scores)
    ranks = {}
    for position, score in enumerate(ordered, 1):
        if score not in ranks:
            ranks[score] = position
    return [ranks[score] for score in scores]

# inputs
# list(int(1, 6), 3, 8)
