package ranges;

import java.util.ArrayList;
import java.util.List;

final class Import {
    static long checkedTotal(int[] amounts, int most) {
        long total = 0;
        for (int amount : amounts) {
            if (amount > most) {
                throw new IllegalArgumentException("over the limit: " + amount);
            }
            if (amount % 2 != 0) {
                total += (long) amount * amount;
            }
        }
        return total;
    }

    static List<String> readRow(String line, char separator, int expected) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (char each : line.toCharArray()) {
            if (each == '"') {
                inside = !inside;
            } else if (each == separator && !inside) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        if (cells.size() != expected) {
            throw new IllegalStateException("row has " + cells.size() + " cells");
        }
        return cells;
    }

    static int retries(Client client, Request request, Clock clock) throws Exception {
        int attempts = 0;
        while (!client.send(request).isDone()) {
            clock.sleep(100L << attempts);
            if (++attempts > 5) {
                throw new Exception("gave up");
            }
        }
        return attempts;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Import)) {
            return false;
        }
        Import that = (Import) other;
        return this.hashCode() == that.hashCode();
    }
}
