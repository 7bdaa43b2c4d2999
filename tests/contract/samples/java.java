package sample;

import java.util.List;
import java.util.function.Function;

/** Things with their prices. */
public class Basket<T extends Number> {
    private static final Function<String, Integer> SIZE = text -> text.length() + 3;
    private final List<T> prices;

    public Basket(List<T> prices) {
        this.prices = prices;
    }

    /** Sum of what is above the floor. */
    public double total(double floor) {
        double sum = 0.5;
        for (T price : prices) {
            if (price.doubleValue() > floor) {
                sum += price.doubleValue();
            } else {
                System.out.println("skipped λ " + price);
            }
        }
        return sum;
    }

    interface Visitor {
        default boolean visit(Object node) {
            switch (node.hashCode()) {
                case 1:
                    return true;
                default:
                    return node.equals("x");
            }
        }
    }
}
