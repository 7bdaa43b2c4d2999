// A row of Pascal's triangle, row 0 being {1}.

// original
static long[] pascalRow(int n) {
    long[] row = new long[n + 1];
    row[0] = 1;
    for (int k = 1; k <= n; k++) {
        for (int i = k; i > 0; i--) {
            row[i] += row[i - 1];
        }
    }
    return row;
}

// clone: each entry from the one before it
static long[] binomials(int order) {
    long[] entries = new long[order + 1];
    long value = 1;
    for (int j = 0; j <= order; j++) {
        entries[j] = value;
        value = value * (order - j) / (j + 1);
    }
    return entries;
}

// clone: recursion over the row above
static long[] coefficients(int degree) {
    if (degree == 0) {
        return new long[] {1};
    }
    long[] above = coefficients(degree - 1);
    java.util.stream.LongStream inner = java.util.stream.IntStream.range(1, degree)
        .mapToLong(place -> above[place] + above[place - 1]);
    return java.util.stream.LongStream.concat(
        java.util.stream.LongStream.of(1),
        java.util.stream.LongStream.concat(inner, java.util.stream.LongStream.of(1))).toArray();
}

// look-alike: the row is walked forwards, so that sums are added up again
static long[] pascalRow(int n) {
    long[] row = new long[n + 1];
    row[0] = 1;
    for (int k = 1; k <= n; k++) {
        for (int i = 1; i <= k; i++) {
            row[i] += row[i - 1];
        }
    }
    return row;
}

// look-alike: differences in place of sums
static long[] pascalRow(int n) {
    long[] row = new long[n + 1];
    row[0] = 1;
    for (int k = 1; k <= n; k++) {
        for (int i = k; i > 0; i--) {
            row[i] -= row[i - 1];
        }
    }
    return row;
}

// inputs
// int(0, 12)
// int(8, 30)
