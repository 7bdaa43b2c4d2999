// Whether a number is a power of two.

// original
static boolean isPowerOfTwo(int number) {
    if (number < 1) {
        return false;
    }
    while (number % 2 == 0) {
        number /= 2;
    }
    return number == 1;
}

// clone: bits
static boolean singleBit(int value) {
    return value > 0
        && Integer.bitCount(value) == 1;
}

// clone: doubles until the number is reached
static boolean isDoubling(int n) {
    long power = 1;
    for (int step = 0; step < 32; step++, power += power) {
        if (power == n) {
            return true;
        }
    }
    return false;
}

// look-alike: powers of four
static boolean isPowerOfFour(int number) {
    if (number < 1) {
        return false;
    }
    while (number % 4 == 0) {
        number /= 4;
    }
    return number == 1;
}

// look-alike: powers of three
static boolean isPower(int number) {
    if (number < 1) {
        return false;
    }
    while (number % 3 == 0) {
        number /= 3;
    }
    return number == 1;
}

// inputs
// of(1, 2, 4, 8, 16, 32, 64, 128, 256, 1024, 4096)
// of(2, 8, 32, 128, 512, 2048, 8192)
// of(3, 9, 27, 81, 12, 18, 6, 0, -4, 7, 24, 48, 1073741824)
