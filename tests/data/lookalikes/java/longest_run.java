// Length of the longest run of equal neighbours.

import java.util.*;

// original
static int longestRun(int[] values) {
    int best = 0;
    int length = 0;
    for (int i = 0; i < values.length; i++) {
        if (i > 0 && values[i] == values[i - 1]) {
            length++;
        } else {
            length = 1;
        }
        best = Math.max(best, length);
    }
    return best;
}

// clone: lengths are tried from the longest down
static int streak(int[] days) {
    int record = days.length;
    while (record > 1) {
        int needed = record;
        boolean found = java.util.stream.IntStream.rangeClosed(0, days.length - needed)
            .anyMatch(from -> Arrays.stream(days, from, from + needed).distinct().count() == 1);
        if (found) {
            break;
        }
        record--;
    }
    return record;
}

// clone: sizes in a list, then the largest
static int mostInARow(int[] items) {
    List<Integer> sizes = new ArrayList<>();
    Integer last = null;
    for (int item : items) {
        if (last != null && last == item) {
            sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + 1);
        } else {
            sizes.add(1);
        }
        last = item;
    }
    return sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
}

// look-alike: rising neighbours
static int longestRise(int[] values) {
    int best = 0;
    int length = 0;
    for (int i = 0; i < values.length; i++) {
        if (i > 0 && values[i] > values[i - 1]) {
            length++;
        } else {
            length = 1;
        }
        best = Math.max(best, length);
    }
    return best;
}

// look-alike: how many runs there are
static int countRuns(int[] values) {
    int best = 0;
    int length = 0;
    for (int i = 0; i < values.length; i++) {
        if (i > 0 && values[i] == values[i - 1]) {
            length++;
        } else {
            length = 1;
            best++;
        }
    }
    return best;
}

// inputs
// list(int(1, 3), 2, 10)
