// The number that is missing among 1 to n + 1, of which n are given.

// original
static int missingNumber(int[] numbers) {
    int n = numbers.length + 1;
    int expected = n * (n + 1) / 2;
    int sum = 0;
    for (int number : numbers) {
        sum += number;
    }
    return expected - sum;
}

// clone: exclusive or
static int gap(int[] ids) {
    int bits = ids.length + 1;
    for (int k = 0; k < ids.length; k++) {
        bits ^= ids[k] ^ (k + 1);
    }
    return bits;
}

// clone: seen or not
static int absent(int[] tickets) {
    boolean[] present = new boolean[tickets.length + 2];
    for (int ticket : tickets) {
        present[ticket] = true;
    }
    int candidate = 1;
    while (present[candidate]) {
        candidate++;
    }
    return candidate;
}

// look-alike: how far the missing number is from the largest
static int missingFromEnd(int[] numbers) {
    int n = numbers.length + 1;
    int expected = n * (n + 1) / 2;
    int sum = 0;
    for (int number : numbers) {
        sum += number;
    }
    return n - (expected - sum);
}

// look-alike: numbers count from 0
static int missingNumber(int[] numbers) {
    int n = numbers.length;
    int expected = n * (n + 1) / 2;
    int sum = 0;
    for (int number : numbers) {
        sum += number;
    }
    return expected - sum;
}

// inputs
// []
// [1]
// [2]
// [1, 2]
// [2, 3]
// [3, 1]
// [1, 2, 4]
// [4, 3, 2]
// [3, 1, 4]
// [2, 1, 3]
// [5, 1, 2, 4]
// [1, 3, 5, 2]
// [5, 4, 3, 2]
// [4, 1, 2, 3]
// [1, 5, 4, 3]
// [6, 1, 2, 3, 4]
// [1, 2, 3, 6, 5]
// [2, 4, 3, 6, 5]
// [1, 2, 4, 6, 5]
// [5, 6, 1, 4, 3]
// [7, 2, 3, 1, 5, 4]
// [1, 2, 3, 4, 5, 6, 8]
