package org.communique.text;

import org.communique.work.Budget;

/** Counts what a text has, or what reading it takes, and ends the work at a limit. */
final class Effort {

    private final MarkdownLimit limit;
    private final long most;
    private long spent;

    Effort(MarkdownLimit limit) {
        this(limit, limit.most());
    }

    private Effort(MarkdownLimit limit, long most) {
        this.limit = limit;
        this.most = most;
    }

    /** A longer text may have more of it. */
    static Effort of(MarkdownLimit limit, int times, int length) {
        return new Effort(limit, limit.most() + (long) times * length);
    }

    /** For what this server wrote itself. */
    static Effort unlimited(MarkdownLimit limit) {
        return new Effort(limit, Long.MAX_VALUE);
    }

    /** @throws TooLargeException at the limit */
    void spend(long more) {
        Budget.check();
        spent += more;
        if (spent > most) {
            throw new TooLargeException(limit);
        }
    }
}
