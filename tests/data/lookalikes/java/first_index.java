// Where a value stands first in a sorted array; -1 where it does not.

// original
static int firstIndex(int[] sorted, int wanted) {
    int low = 0;
    int high = sorted.length - 1;
    int found = -1;
    while (low <= high) {
        int middle = low + (high - low) / 2;
        if (sorted[middle] == wanted) {
            found = middle;
            high = middle - 1;
        } else if (sorted[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return found;
}

// clone: from the front
static int locate(int[] values, int target) {
    int at = 0;
    for (int value : values) {
        if (value >= target) {
            return value == target ? at : -1;
        }
        at++;
    }
    return -1;
}

// clone: the library finds one, equal ones before it are skipped
static int leftmost(int[] data, int key) {
    int hit = java.util.Arrays.binarySearch(data, key);
    if (hit < 0) {
        return -1;
    }
    for (; hit > 0 && data[hit - 1] == key; ) {
        hit--;
    }
    return hit;
}

// look-alike: where it stands last
static int lastIndex(int[] sorted, int wanted) {
    int low = 0;
    int high = sorted.length - 1;
    int found = -1;
    while (low <= high) {
        int middle = low + (high - low) / 2;
        if (sorted[middle] == wanted) {
            found = middle;
            low = middle + 1;
        } else if (sorted[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return found;
}

// look-alike: where the next larger value stands
static int nextIndex(int[] sorted, int wanted) {
    int low = 0;
    int high = sorted.length - 1;
    int found = -1;
    while (low <= high) {
        int middle = low + (high - low) / 2;
        if (sorted[middle] > wanted) {
            found = middle;
            high = middle - 1;
        } else {
            low = middle + 1;
        }
    }
    return found;
}

// inputs
// sorted(list(int(0, 4), 3, 10)), int(0, 5)
// sorted(list(of(1, 2, 2, 2, 5), 4, 8)), of(2, 2, 5)
