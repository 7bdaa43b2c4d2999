// Sum of two maps of counts; what comes to zero is left out.

import java.util.*;
import java.util.stream.*;

// original
static Map<String, Integer> mergeCounts(Map<String, Integer> first, Map<String, Integer> second) {
    Map<String, Integer> merged = new HashMap<>(first);
    for (Map.Entry<String, Integer> entry : second.entrySet()) {
        int sum = merged.getOrDefault(entry.getKey(), 0) + entry.getValue();
        merged.put(entry.getKey(), sum);
    }
    merged.values().removeIf(count -> count == 0);
    return merged;
}

// clone: all entries in one stream
static Map<String, Integer> added(Map<String, Integer> left, Map<String, Integer> right) {
    return Stream.of(left, right)
        .flatMap(map -> map.entrySet().stream())
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingInt(Map.Entry::getValue)))
        .entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
}

// clone: key by key
static Map<String, Integer> total(Map<String, Integer> a, Map<String, Integer> b) {
    Set<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    Map<String, Integer> out = new LinkedHashMap<>();
    for (String name : names) {
        int x = a.containsKey(name) ? a.get(name) : 0;
        int y = b.containsKey(name) ? b.get(name) : 0;
        if (x + y != 0) {
            out.put(name, x + y);
        }
    }
    return out;
}

// look-alike: the larger of both counts
static Map<String, Integer> mergeCounts(Map<String, Integer> first, Map<String, Integer> second) {
    Map<String, Integer> merged = new HashMap<>(first);
    for (Map.Entry<String, Integer> entry : second.entrySet()) {
        int count = Math.max(merged.getOrDefault(entry.getKey(), 0), entry.getValue());
        merged.put(entry.getKey(), count);
    }
    merged.values().removeIf(count -> count == 0);
    return merged;
}

// look-alike: differences
static Map<String, Integer> subtractCounts(Map<String, Integer> first, Map<String, Integer> second) {
    Map<String, Integer> merged = new HashMap<>(first);
    for (Map.Entry<String, Integer> entry : second.entrySet()) {
        int difference = merged.getOrDefault(entry.getKey(), 0) - entry.getValue();
        merged.put(entry.getKey(), difference);
    }
    merged.values().removeIf(count -> count == 0);
    return merged;
}

// inputs
// dict(of("a", "b", "c"), int(-2, 3), 1, 4), dict(of("a", "b", "c"), int(-3, 2), 1, 4)
