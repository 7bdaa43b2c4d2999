// Balance after each booking; a fee of 5 where it is below zero.

// original
static int[] runningBalance(int start, int[] bookings) {
    int[] balances = new int[bookings.length];
    int balance = start;
    for (int i = 0; i < bookings.length; i++) {
        balance += bookings[i];
        if (balance < 0) {
            balance -= 5;
        }
        balances[i] = balance;
    }
    return balances;
}

// clone: each entry from the one before
static int[] history(int opening, int[] changes) {
    int[] state = java.util.Arrays.copyOf(changes, changes.length);
    for (int k = 0; k < state.length; k++) {
        int raw = state[k] + (k == 0 ? opening : state[k - 1]);
        state[k] = raw >= 0 ? raw : raw - 5;
    }
    return state;
}

// clone: recursion on what remains, results put together
static int[] account(int money, int[] moves) {
    if (moves.length == 0) {
        return moves;
    }
    int after = money + moves[0];
    int charged = after - (after < 0 ? 5 : 0);
    int[] later = account(charged, java.util.Arrays.copyOfRange(moves, 1, moves.length));
    int[] all = new int[moves.length];
    all[0] = charged;
    System.arraycopy(later, 0, all, 1, later.length);
    return all;
}

// look-alike: the fee is shown, but not taken
static int[] runningBalance(int start, int[] bookings) {
    int[] balances = new int[bookings.length];
    int balance = start;
    for (int i = 0; i < bookings.length; i++) {
        balance += bookings[i];
        balances[i] = balance;
        if (balance < 0) {
            balances[i] -= 5;
        }
    }
    return balances;
}

// look-alike: the fee is due where a booking takes money out
static int[] runningBalance(int start, int[] bookings) {
    int[] balances = new int[bookings.length];
    int balance = start;
    for (int i = 0; i < bookings.length; i++) {
        balance += bookings[i];
        if (bookings[i] < 0) {
            balance -= 5;
        }
        balances[i] = balance;
    }
    return balances;
}

// inputs
// int(-5, 30), list(int(-30, 25), 2, 6)
