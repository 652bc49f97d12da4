package org.communique.text.comparison;

import org.communique.work.Budget;

/** How much Myers' algorithm may compare of two texts: its time grows with the product of the lengths of what it is given. */
final class ComparisonBudget {

    /** Tokens of both sides. */
    static final int MOST_WORDS = 4_000;

    /** Enough for a dozen passages of 1,500 tokens, or any number of passages of 200 tokens. */
    private static final int PAIRS = 20_000_000;

    private static final int PAIRS_PER_TOKEN = 200;

    /** Always affordable; however many there are of such a length, the work grows with the text. */
    private static final int SHORT = 16;

    private long pairs;

    /** @param tokens of all passages of both texts */
    ComparisonBudget(long tokens) {
        pairs = PAIRS + PAIRS_PER_TOKEN * tokens;
    }

    /** If so, it is subtracted from the budget. */
    boolean isAffordable(int old, int now) {
        Budget.check();
        if (old <= SHORT && now <= SHORT) {
            return true;
        }
        long product = (long) old * now;
        if (old + now > MOST_WORDS || product > pairs) {
            return false;
        }
        pairs -= product;
        return true;
    }
}
