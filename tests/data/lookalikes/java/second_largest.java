// Second largest of different numbers, or a fallback where there are not two.

import java.util.*;

// original
static int secondLargest(int[] numbers, int fallback) {
    Integer first = null;
    Integer second = null;
    for (int number : numbers) {
        if (first == null || number > first) {
            second = first;
            first = number;
        } else if (number < first && (second == null || number > second)) {
            second = number;
        }
    }
    return second == null ? fallback : second;
}

// clone: a sorted set
static int runnerUp(int[] scores, int otherwise) {
    TreeSet<Integer> ordered = new TreeSet<>();
    for (int score : scores) {
        ordered.add(score);
    }
    ordered.pollLast();
    return ordered.isEmpty() ? otherwise : ordered.last();
}

// clone: streams, the maximum is filtered out
static int nextToTop(int[] values, int none) {
    int top = Arrays.stream(values).max().orElse(none);
    return Arrays.stream(values).filter(v -> v != top).max().orElse(none);
}

// look-alike: the second smallest
static int secondSmallest(int[] numbers, int fallback) {
    Integer first = null;
    Integer second = null;
    for (int number : numbers) {
        if (first == null || number < first) {
            second = first;
            first = number;
        } else if (number > first && (second == null || number < second)) {
            second = number;
        }
    }
    return second == null ? fallback : second;
}

// look-alike: the largest may stand there twice
static int secondLargest(int[] numbers, int fallback) {
    Integer first = null;
    Integer second = null;
    for (int number : numbers) {
        if (first == null || number > first) {
            second = first;
            first = number;
        } else if (second == null || number > second) {
            second = number;
        }
    }
    return second == null ? fallback : second;
}

// inputs
// list(int(0, 6), 0, 7), -1
// list(of(3, 7, 9), 2, 5), -1
