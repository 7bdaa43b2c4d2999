# Whether a directed graph has a cycle.

# original
def has_cycle(graph):
    state = {}

    def visit(node):
        if state.get(node) == "open":
            return True
        if state.get(node) == "done":
            return False
        state[node] = "open"
        for neighbour in graph.get(node, []):
            if visit(neighbour):
                return True
        state[node] = "done"
        return False

    return any(visit(node) for node in graph)

# clone: nodes without incoming edges are taken away
def is_cyclic(edges):
    incoming = {}
    for source, targets in edges.items():
        incoming.setdefault(source, 0)
        for target in targets:
            incoming[target] = incoming.get(target, 0) + 1
    free = [vertex for vertex, n in incoming.items() if n == 0]
    removed = 0
    while free:
        removed += 1
        for target in edges.get(free.pop(), []):
            incoming[target] -= 1
            if incoming[target] == 0:
                free.append(target)
    return removed < len(incoming)

# clone: can a node reach itself
def loops_back(adjacency):
    for origin in adjacency:
        reached = set()
        todo = list(adjacency[origin])
        while todo:
            vertex = todo.pop()
            if vertex == origin:
                return True
            if vertex not in reached:
                reached.add(vertex)
                todo.extend(adjacency.get(vertex, ()))
    return False

# look-alike: a node that is met twice on different ways counts as a cycle
def has_cycle(graph):
    state = {}

    def visit(node):
        if state.get(node) == "open":
            return True
        if state.get(node) == "done":
            return True
        state[node] = "open"
        for neighbour in graph.get(node, []):
            if visit(neighbour):
                return True
        state[node] = "done"
        return False

    return any(visit(node) for node in graph)

# look-alike: only whether every node lies in front of a cycle
def has_cycle(graph):
    state = {}

    def visit(node):
        if state.get(node) == "open":
            return True
        if state.get(node) == "done":
            return False
        state[node] = "open"
        for neighbour in graph.get(node, []):
            if visit(neighbour):
                return True
        state[node] = "done"
        return False

    return all(visit(node) for node in graph)

# inputs
# {1: list(of(2, 3), 0, 2), 2: list(of(3, 4), 0, 2), 3: list(of(4, 5), 0, 2), 4: list(of(5, 6), 0, 1)}
# {5: [], 1: list(of(2, 3), 0, 2), 2: list(of(3, 4, 1), 1, 2), 3: list(of(4, 5, 2), 0, 2), 4: list(of(5, 1, 3), 0, 1)}
