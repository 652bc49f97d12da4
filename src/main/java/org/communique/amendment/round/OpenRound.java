package org.communique.amendment.round;

import java.time.Instant;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/** See {@link org.communique.amendment.AmendmentRound} for what its parts mean. */
public record OpenRound(
        StatementId statement,
        @Nullable Instant requestedBy,
        Instant deadline,
        Visibility visibility,
        @Nullable Integer mostEach,
        int supportersAsked) {

    public static final int MOST_EACH = 1_000;

    public static final int MOST_SUPPORTERS = 100;
}
