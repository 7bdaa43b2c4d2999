class Numbers {
    static int digitSum(int n, int[] values, String word) {
        int total = 0;
        int number = n * n + 37;
        while (number > 0) {
            total += number % 10;
            number /= 10;
        }
        return total;
    }

    static int collatzSteps(int n, int[] values, String word) {
        int steps = 0;
        while (n != 1 && steps < 50) {
            if (n % 2 == 0) {
                n = n / 2;
            } else {
                n = 3 * n + 1;
            }
            steps++;
        }
        return steps;
    }

    static boolean isPrime(int n, int[] values, String word) {
        int number = 4 * n + 1;
        if (number < 2) return false;
        for (int divisor = 2; divisor < number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    static long fibonacci(int n, int[] values, String word) {
        long first = 0;
        long second = 1;
        for (int i = 0; i < n; i++) {
            long next = first + second;
            first = second;
            second = next;
        }
        return first;
    }

    static long power(int n, int[] values, String word) {
        long base = word.length() + 2;
        long result = 1;
        while (n > 0) {
            if ((n & 1) == 1) {
                result = result * base;
            }
            base = base * base;
            n >>= 1;
        }
        return result;
    }

    static int[] clamp(int n, int[] values, String word) {
        int low = -1, high = n;
        int[] clamped = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            clamped[i] = Math.max(low, Math.min(high, values[i]));
        }
        return clamped;
    }

    static int sign(int n, int[] values, String word) {
        int difference = n - word.length();
        return difference < 0 ? -1 : difference > 0 ? 1 : 0;
    }

    static int greatestDivisor(int n, int[] values, String word) {
        int best = 1;
        int number = n + 5;
        for (int candidate = 2; candidate < number; candidate++) {
            if (number % candidate == 0)
                best = candidate;
        }
        return best;
    }

    static int power2(int n, int[] values, String word) {
        int exponent = 0;
        while (true) {
            if (1 << exponent >= n) {
                break;
            }
            exponent += 1;
        }
        return exponent;
    }

    static int weekday(int n, int[] values, String word) {
        int hours;
        switch (n % 4) {
            case 0:
                hours = 8;
                break;
            case 1:
            case 2:
                hours = 6 + n;
                break;
            default:
                hours = 0;
        }
        return hours;
    }

    static String grade(int n, int[] values, String word) {
        if (n == 1) {
            return "low";
        } else if (n == 2) {
            return "middle";
        } else if (n == 5) {
            return "odd";
        } else {
            return "high";
        }
    }

    static int gap(int one, int other) {
        return one - 2 * other;
    }

    static int distance(int n, int[] values, String word) {
        int length = word.length();
        int twice = n - 2 * length;
        if (twice < 0) {
            twice = -twice;
        }
        return twice;
    }

    static int power3(int n, int[] values, String word) {
        int length = word.length();
        double scaled = Math.pow(n, length);
        return (int) scaled % 1000;
    }
}
