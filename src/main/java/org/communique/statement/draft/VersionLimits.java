package org.communique.statement.draft;

import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.communique.statement.Statement;
import org.communique.statement.draft.SubmissionOutcome.TooManyOwnVersions;
import org.communique.statement.draft.SubmissionOutcome.TooManyVersions;
import org.communique.statement.draft.SubmissionOutcome.TooMuchFrozen;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** How much one statement may freeze: versions are never deleted. */
public final class VersionLimits {

    public static final int MOST = 200;

    /** So that no one can use up all. */
    public static final int MOST_OF_ONE = 150;

    public static final DataSize MOST_TEXT = DataSize.ofMegabytes(64);

    private VersionLimits() {}

    /** @param own how many versions the member has submitted; it is asked of long statements only */
    public static @Nullable SubmissionOutcome refusal(Statement statement, String text, LongSupplier own) {
        if (statement.frozen().versions() >= MOST) {
            return new TooManyVersions(MOST);
        }
        if (statement.frozen().versions() >= MOST_OF_ONE && own.getAsLong() >= MOST_OF_ONE) {
            return new TooManyOwnVersions(MOST_OF_ONE);
        }
        return frozenBytes(statement, text) > MOST_TEXT.toBytes() ? new TooMuchFrozen(MOST_TEXT.toMegabytes()) : null;
    }

    /** Of all texts once this one is frozen too. */
    static long frozenBytes(Statement statement, String text) {
        long before = statement.frozen().frozenBytes() == null
                ? 0
                : statement.frozen().frozenBytes();
        return before + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
