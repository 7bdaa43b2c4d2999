package shop.legacy;

/** Card checks of the old till. */
public final class LuhnCheck {
    private LuhnCheck() {}

    static boolean accepts(String card) {
        int sum = 0;
        int seen = 0;
        boolean twice = false;
        for (int i = card.length() - 1; i >= 0; i--) {
            char c = card.charAt(i);
            if (!Character.isDigit(c)) {
                continue;
            }
            int digit = c - '0';
            if (twice) {
                digit = digit * 2;
                if (digit > 9) {
                    digit = digit - 9;
                }
            }
            sum += digit;
            seen++;
            twice = !twice;
        }
        return seen >= 12 && sum % 10 == 0;
    }
}
