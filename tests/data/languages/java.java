package shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What is bought together. */
public class Basket<T extends Item> implements Iterable<T> {
    private static final double RATE = 0.19;
    private static final Comparator<Item> BY_PRICE = (a, b) -> Double.compare(a.price(), b.price());
    private final List<T> items = new ArrayList<>();
    private int limit;

    public Basket(int limit) {
        this.limit = limit;
    }

    /**
     * Sum of all prices.
     *
     * @param discount share that is taken off
     */
    @Deprecated
    public double total(double discount) {
        double sum = 0;
        for (T item : items) { // each one
            if (item.price() > 0) {
                sum += item.price() * (1 - discount);
            } else {
                System.err.println("free: " + item + 'ü');
            }
        }
        return sum;
    }

    @Override
    public java.util.Iterator<T> iterator() {
        Supplier<Integer> size = () -> items.size();
        return new java.util.Iterator<T>() {
            private int next = 0;

            @Override
            public boolean hasNext() {
                return next < size.get();
            }

            @Override
            public T next() {
                return items.get(next++);
            }
        };
    }

    static class Gift extends Item {
        @Override
        public String toString() {
            return "gift für " + super.toString();
        }
    }

    interface Visitor<R> {
        R visit(Item item);

        default R visitAll(Iterable<Item> items, R start) {
            R result = start;
            for (Item item : items) {
                result = visit(item);
            }
            return result;
        }
    }

    enum Size {
        SMALL(1), LARGE(10);

        private final int weight;

        Size(int weight) {
            this.weight = weight;
        }

        int doubled() {
            return switch (this) {
                case SMALL -> weight * 2;
                case LARGE -> {
                    int twice = weight + weight;
                    yield twice;
                }
            };
        }
    }

    record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException("low");
            }
        }

        int width() {
            return high - low;
        }
    }
}
