// Values that are in both arrays, each once, in ascending order.

import java.util.*;
import java.util.stream.*;

// original
static List<Integer> commonElements(int[] first, int[] second) {
    int[] a = first.clone();
    int[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    List<Integer> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
        if (a[i] < b[j]) {
            i++;
        } else if (a[i] > b[j]) {
            j++;
        } else {
            if (common.isEmpty() || common.get(common.size() - 1) != a[i]) {
                common.add(a[i]);
            }
            i++;
            j++;
        }
    }
    return common;
}

// clone: sets
static List<Integer> intersection(int[] left, int[] right) {
    TreeSet<Integer> shared = Arrays.stream(left).boxed().collect(Collectors.toCollection(TreeSet::new));
    shared.retainAll(Arrays.stream(right).boxed().collect(Collectors.toSet()));
    return new ArrayList<>(shared);
}

// clone: streams with a nested search
static List<Integer> both(int[] xs, int[] ys) {
    return IntStream.of(xs)
        .distinct()
        .filter(x -> IntStream.of(ys).anyMatch(y -> y == x))
        .sorted()
        .boxed()
        .collect(Collectors.toList());
}

// look-alike: as often as they are in both
static List<Integer> commonElements(int[] first, int[] second) {
    int[] a = first.clone();
    int[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    List<Integer> common = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
        if (a[i] < b[j]) {
            i++;
        } else if (a[i] > b[j]) {
            j++;
        } else {
            common.add(a[i]);
            i++;
            j++;
        }
    }
    return common;
}

// look-alike: values of the first array that are not in the second
static List<Integer> onlyInFirst(int[] first, int[] second) {
    int[] a = first.clone();
    int[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    List<Integer> rest = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.length) {
        if (j == b.length || a[i] < b[j]) {
            if (rest.isEmpty() || rest.get(rest.size() - 1) != a[i]) {
                rest.add(a[i]);
            }
            i++;
        } else if (a[i] > b[j]) {
            j++;
        } else {
            i++;
        }
    }
    return rest;
}

// inputs
// list(int(1, 5), 2, 7), list(int(1, 5), 2, 7)
// list(int(1, 3), 2, 5), list(int(1, 4), 2, 5)
