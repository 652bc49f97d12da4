package org.communique.text.markdown;

import org.communique.work.Budget;

/** Counts what a text contains or what reading it costs, and stops at a limit. */
final class ParseBudget {

    private final MarkdownLimit limit;
    private final long most;
    private long spent;

    ParseBudget(MarkdownLimit limit) {
        this(limit, limit.most());
    }

    private ParseBudget(MarkdownLimit limit, long most) {
        this.limit = limit;
        this.most = most;
    }

    /** A longer text may have more of it. */
    static ParseBudget of(MarkdownLimit limit, int times, int length) {
        return new ParseBudget(limit, limit.most() + (long) times * length);
    }

    /** For text that this server wrote itself. */
    static ParseBudget unlimited(MarkdownLimit limit) {
        return new ParseBudget(limit, Long.MAX_VALUE);
    }

    /** @throws MarkdownLimitException at the limit */
    void spend(long more) {
        Budget.check();
        spent += more;
        if (spent > most) {
            throw new MarkdownLimitException(limit);
        }
    }
}
