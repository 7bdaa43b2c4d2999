package ranges;

import java.util.ArrayList;
import java.util.List;

final class Ranges {
    private final int low;
    private final int high;

    Ranges(int low, int high, String name, Object owner) {
        this.low = low;
        this.high = high;
    }

    /** Sum of the squares of the odd numbers. */
    static long oddSquares(int[] numbers, int limit) {
        long sum = 0;
        for (int number : numbers) {
            if (number > limit) {
                throw new IllegalArgumentException("too large: " + number);
            }
            if (number % 2 != 0) {
                sum += (long) number * number;
            }
        }
        return sum;
    }

    static long oddSquares(long[] numbers, long limit) {
        long sum = 0;
        for (long number : numbers) {
            if (number > limit) {
                throw new IllegalArgumentException("too large: " + number);
            }
            if (number % 2 != 0) {
                sum += (long) number * number;
            }
        }
        return sum;
    }

    static List<String> splitFields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (char each : line.toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (each == separator && !quoted) {
                fields.add(current.toString());
                current.setLength(0);
            } else {
                current.append(each);
            }
        }
        fields.add(current.toString());
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Ranges)) {
            return false;
        }
        Ranges that = (Ranges) other;
        return low == that.low && high == that.high;
    }
}
