// Whether a square matrix equals its transpose.

// original
static boolean isSymmetric(int[][] matrix) {
    for (int row = 0; row < matrix.length; row++) {
        for (int column = 0; column < row; column++) {
            if (matrix[row][column] != matrix[column][row]) {
                return false;
            }
        }
    }
    return true;
}

// clone: the transpose is made and compared
static boolean equalsTranspose(int[][] grid) {
    int n = grid.length;
    int[][] flipped = new int[n][n];
    for (int k = 0; k < n * n; k++) {
        flipped[k % n][k / n] = grid[k / n][k % n];
    }
    return java.util.Arrays.deepEquals(grid, flipped);
}

// clone: squares of the differences
static boolean mirrored(int[][] table) {
    long apart = 0;
    int i = 0;
    while (i < table.length) {
        int j = table.length;
        while (--j > i) {
            apart += Math.abs((long) table[i][j] - table[j][i]);
        }
        i++;
    }
    return apart == 0;
}

// look-alike: about the other diagonal
static boolean isSymmetric(int[][] matrix) {
    int last = matrix.length - 1;
    for (int row = 0; row < matrix.length; row++) {
        for (int column = 0; column < last - row; column++) {
            if (matrix[row][column] != matrix[last - column][last - row]) {
                return false;
            }
        }
    }
    return true;
}

// look-alike: whether all beside the diagonal is zero
static boolean isDiagonal(int[][] matrix) {
    for (int row = 0; row < matrix.length; row++) {
        for (int column = 0; column < row; column++) {
            if (matrix[row][column] != 0 || matrix[column][row] != 0) {
                return false;
            }
        }
    }
    return true;
}

// inputs
// [[int(0, 2), of(0, 1)], [of(0, 1), int(0, 2)]]
// [[int(0, 1), 1, of(1, 2)], [1, 0, int(0, 1)], [of(1, 2), int(0, 1), 3]]
// [[1]]
