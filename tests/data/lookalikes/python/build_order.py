# Order in which to build packages, each after what it needs, the first by name where several can be; None for a cycle.

# original
def build_order(needs):
    waiting = {package: set(others) for package, others in needs.items()}
    order = []
    while waiting:
        ready = [package for package, others in waiting.items() if not others]
        if not ready:
            return None
        package = min(ready)
        order.append(package)
        del waiting[package]
        for others in waiting.values():
            others.discard(package)
    return order

# clone: counts what is missing, a heap of what is ready
def install_sequence(dependencies):
    import heapq

    missing = {name: len(set(required)) for name, required in dependencies.items()}
    heap = [name for name, n in missing.items() if n == 0]
    heapq.heapify(heap)
    result = []
    while heap:
        result.append(heapq.heappop(heap))
        for name, required in dependencies.items():
            if result[-1] in required:
                missing[name] -= 1
                if missing[name] == 0:
                    heapq.heappush(heap, name)
    return result if len(result) == len(dependencies) else None

# clone: recursion: the smallest name whose needs are all done
def plan(graph, done=()):
    left = sorted(set(graph).difference(done))
    if not left:
        return []
    for candidate in left:
        if all(need in done for need in graph[candidate]):
            rest = plan(graph, (*done, candidate))
            return rest if rest is None else [candidate, *rest]
    return None

# look-alike: the last by name where several can be
def build_order(needs):
    waiting = {package: set(others) for package, others in needs.items()}
    order = []
    while waiting:
        ready = [package for package, others in waiting.items() if not others]
        if not ready:
            return None
        package = max(ready)
        order.append(package)
        del waiting[package]
        for others in waiting.values():
            others.discard(package)
    return order

# look-alike: in rounds of what can be built at the same time
def build_rounds(needs):
    waiting = {package: set(others) for package, others in needs.items()}
    order = []
    while waiting:
        ready = [package for package, others in waiting.items() if not others]
        if not ready:
            return None
        order.append(sorted(ready))
        for package in ready:
            del waiting[package]
        for others in waiting.values():
            others.difference_update(ready)
    return order

# inputs
# {"app": list(of("lib", "log", "net"), 0, 2), "lib": list(of("core", "log"), 0, 2), "log": list(of("core", "net"), 0, 1), "net": list(of("core"), 0, 1), "core": []}
# {"b": list(of("a", "c"), 0, 1), "a": [], "c": list(of("d", "a", "b"), 0, 2), "d": []}
