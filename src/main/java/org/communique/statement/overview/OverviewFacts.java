package org.communique.statement.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What features know of where a statement is.
 *
 * @param deadline   the next; null if nothing is due
 * @param awaited    how many members or organisations have not answered yet
 * @param signatures null if the statement was never open for signature
 */
public record OverviewFacts(
        @Nullable Instant deadline, int awaited, @Nullable SignatureCount signatures) {

    public static final OverviewFacts NONE = new OverviewFacts(null, 0, null);

    /** @param target null if none was set */
    public record SignatureCount(
            int signed, int invited, @Nullable Integer target) {}

    /** What this and another feature know together. */
    public OverviewFacts with(OverviewFacts other) {
        return new OverviewFacts(
                earlier(deadline, other.deadline),
                awaited + other.awaited,
                signatures == null ? other.signatures : signatures);
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
