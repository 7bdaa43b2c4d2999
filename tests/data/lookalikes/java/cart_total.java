// Price in cents of a cart: every third piece of an item is free, five percent off from 100.00 on.

// original
static int cartTotal(int[] prices, int[] quantities) {
    int total = 0;
    for (int i = 0; i < prices.length; i++) {
        int paid = quantities[i] - quantities[i] / 3;
        total += prices[i] * paid;
    }
    if (total >= 10000) {
        total -= total * 5 / 100;
    }
    return total;
}

// clone: piece by piece
static int basket(int[] unitCosts, int[] counts) {
    int sum = 0;
    int item = 0;
    for (int cost : unitCosts) {
        for (int piece = 1; piece <= counts[item]; piece++) {
            sum += piece % 3 == 0 ? 0 : cost;
        }
        item++;
    }
    int rebate = sum < 10000 ? 0 : sum / 20;
    return sum - rebate;
}

// clone: gross less gifts, by streams
static int toPay(int[] cents, int[] amounts) {
    java.util.function.IntUnaryOperator gross = k -> cents[k] * amounts[k];
    java.util.function.IntUnaryOperator gifts = k -> cents[k] * Math.floorDiv(amounts[k], 3);
    int net = java.util.stream.IntStream.range(0, cents.length).map(gross).sum()
        - java.util.stream.IntStream.range(0, cents.length).map(gifts).sum();
    return net > 9999 ? net - net * 5 / 100 : net;
}

// look-alike: every fourth piece is free
static int cartTotal(int[] prices, int[] quantities) {
    int total = 0;
    for (int i = 0; i < prices.length; i++) {
        int paid = quantities[i] - quantities[i] / 4;
        total += prices[i] * paid;
    }
    if (total >= 10000) {
        total -= total * 5 / 100;
    }
    return total;
}

// look-alike: the rebate alone
static int cartRebate(int[] prices, int[] quantities) {
    int total = 0;
    for (int i = 0; i < prices.length; i++) {
        int paid = quantities[i] - quantities[i] / 3;
        total += prices[i] * paid;
    }
    if (total >= 10000) {
        return total * 5 / 100;
    }
    return 0;
}

// inputs
// [int(100, 2500), int(300, 4000)], [int(0, 5), int(1, 7)]
// [int(100, 900)], [int(1, 9)]
