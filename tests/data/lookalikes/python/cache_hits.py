# Hits of a cache that holds the keys used last.

# original
def cache_hits(requests, capacity):
    cache = []
    hits = 0
    for key in requests:
        if key in cache:
            hits += 1
            cache.remove(key)
        elif len(cache) == capacity:
            cache.pop(0)
        cache.append(key)
    return hits

# clone: an ordered dict
def lru_hits(accesses, size):
    from collections import OrderedDict

    store, found = OrderedDict(), 0
    for wanted in accesses:
        found += wanted in store
        store[wanted] = True
        store.move_to_end(wanted)
        if len(store) > size:
            store.popitem(last=False)
    return found

# clone: how many other keys were used since the last time
def reused(trace, slots):
    count = 0
    for now, key in enumerate(trace):
        earlier = [at for at in range(now) if trace[at] == key]
        if earlier and len(set(trace[earlier[-1] + 1:now])) < slots:
            count += 1
    return count

# look-alike: the key that came first goes first, however often it is used
def cache_hits(requests, capacity):
    cache = []
    hits = 0
    for key in requests:
        if key in cache:
            hits += 1
            continue
        elif len(cache) == capacity:
            cache.pop(0)
        cache.append(key)
    return hits

# look-alike: the key that was used last goes first
def cache_hits(requests, capacity):
    cache = []
    hits = 0
    for key in requests:
        if key in cache:
            hits += 1
            cache.remove(key)
        elif len(cache) == capacity:
            cache.pop()
        cache.append(key)
    return hits

# inputs
# list(int(1, 4), 8, 16), int(2, 3)
# list(int(1, 5), 10, 20), int(2, 4)
