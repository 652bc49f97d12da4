package org.communique.statement.draft;

import java.nio.charset.StandardCharsets;
import org.communique.statement.Statement;
import org.communique.statement.draft.SubmissionOutcome.TooManyVersions;
import org.communique.statement.draft.SubmissionOutcome.TooMuchFrozen;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** How much one statement may freeze: versions are never deleted. */
public final class VersionLimits {

    public static final int MOST = 200;
    public static final DataSize MOST_TEXT = DataSize.ofMegabytes(64);

    private VersionLimits() {}

    static @Nullable SubmissionOutcome refusal(Statement statement, String text) {
        if (statement.versions() >= MOST) {
            return new TooManyVersions(MOST);
        }
        return frozenBytes(statement, text) > MOST_TEXT.toBytes() ? new TooMuchFrozen(MOST_TEXT.toMegabytes()) : null;
    }

    /** Of all texts once this one is frozen too. */
    static long frozenBytes(Statement statement, String text) {
        long before = statement.frozenBytes() == null ? 0 : statement.frozenBytes();
        return before + text.getBytes(StandardCharsets.UTF_8).length;
    }
}
