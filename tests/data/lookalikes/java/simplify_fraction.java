// A fraction in lowest terms with a positive denominator.

// original
static String simplify(int numerator, int denominator) {
    if (denominator == 0) {
        throw new ArithmeticException("zero denominator");
    }
    int a = Math.abs(numerator);
    int b = Math.abs(denominator);
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    int top = numerator / a;
    int bottom = denominator / a;
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    return bottom == 1 ? String.valueOf(top) : top + "/" + bottom;
}

// clone: by the greatest common divisor of the library
static String lowestTerms(int above, int below) {
    java.math.BigInteger p = java.math.BigInteger.valueOf(above);
    java.math.BigInteger q = java.math.BigInteger.valueOf(below);
    java.math.BigInteger shared = p.gcd(q).multiply(java.math.BigInteger.valueOf(q.signum()));
    p = p.divide(shared);
    q = q.divide(shared);
    if (q.equals(java.math.BigInteger.ONE)) {
        return p.toString();
    }
    return String.format("%s/%s", p, q);
}

// clone: common factors are divided out from the largest down
static String reduced(int over, int under) {
    int sign = Integer.signum(over) * Integer.signum(under);
    int x = Math.abs(over);
    int y = Math.abs(under);
    if (y == 0) {
        throw new ArithmeticException();
    }
    for (int factor = y; factor > 1; factor--) {
        if (x % factor == 0 && y % factor == 0) {
            x /= factor;
            y /= factor;
        }
    }
    String text = Integer.toString(sign * x);
    if (y > 1) {
        text = text.concat("/").concat(Integer.toString(y));
    }
    return text;
}

// look-alike: numerator and denominator change places
static String reciprocal(int numerator, int denominator) {
    if (denominator == 0) {
        throw new ArithmeticException("zero denominator");
    }
    int a = Math.abs(numerator);
    int b = Math.abs(denominator);
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    int top = numerator / a;
    int bottom = denominator / a;
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    return top == 1 ? String.valueOf(bottom) : bottom + "/" + top;
}

// look-alike: whole numbers are taken out
static String mixedNumber(int numerator, int denominator) {
    if (denominator == 0) {
        throw new ArithmeticException("zero denominator");
    }
    int a = Math.abs(numerator);
    int b = Math.abs(denominator);
    while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    int top = numerator / a;
    int bottom = denominator / a;
    if (bottom < 0) {
        top = -top;
        bottom = -bottom;
    }
    return bottom == 1 ? String.valueOf(top) : top / bottom + " " + top % bottom + "/" + bottom;
}

// inputs
// int(-40, 60), of(2, 3, 4, 6, 8, 12, -6, -4)
// int(1, 30), int(1, 12)
// of(3, 0, -2), 0
