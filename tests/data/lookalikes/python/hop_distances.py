# How many hops each node is from the start; nodes that cannot be reached are left out.

# original
def hop_distances(graph, start):
    distances = {start: 0}
    queue = [start]
    while queue:
        node = queue.pop(0)
        for neighbour in graph.get(node, []):
            if neighbour not in distances:
                distances[neighbour] = distances[node] + 1
                queue.append(neighbour)
    return distances

# clone: level by level with sets
def levels(edges, source):
    seen, frontier, depth = {}, {source}, 0
    while frontier:
        seen.update(dict.fromkeys(frontier, depth))
        reached = set()
        for vertex in frontier:
            reached.update(edges.get(vertex, ()))
        frontier = reached.difference(seen)
        depth += 1
    return seen

# clone: recursion that mends distances as long as a shorter way is found
def steps_from(adjacency, origin):
    best = {}

    def visit(vertex, n):
        if n < best.get(vertex, float("inf")):
            best[vertex] = n
            for following in adjacency.get(vertex, []):
                visit(following, n + 1)

    visit(origin, 0)
    return best

# look-alike: depth first, so the ways are not the shortest
def hop_distances(graph, start):
    distances = {start: 0}
    queue = [start]
    while queue:
        node = queue.pop()
        for neighbour in graph.get(node, []):
            if neighbour not in distances:
                distances[neighbour] = distances[node] + 1
                queue.append(neighbour)
    return distances

# look-alike: in which order the nodes are met
def visit_order(graph, start):
    distances = {start: 0}
    queue = [start]
    while queue:
        node = queue.pop(0)
        for neighbour in graph.get(node, []):
            if neighbour not in distances:
                distances[neighbour] = len(distances)
                queue.append(neighbour)
    return distances

# inputs
# {"a": ["b", of("c", "d")], "b": list(of("a", "c", "d", "e", "f"), 1, 3), "c": list(of("b", "d", "e"), 0, 2), "d": list(of("a", "e", "f"), 0, 2), "e": list(of("f", "g"), 0, 2)}, "a"
# {"a": ["b", "c"], "c": [of("d", "x")], "d": [of("b", "y")], "x": [of("b", "z")], "b": [of("y", "z")]}, "a"
# {"a": ["b", "c"], "c": ["d"], "d": ["e"], "b": [of("e", "f", "g"), of("h", "i")], "e": [of("x", "y", "b"), "b"]}, "a"
