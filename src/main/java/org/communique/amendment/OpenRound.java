package org.communique.amendment;

import java.time.Instant;
import java.util.Set;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/** See {@link org.communique.amendment.AmendmentRound} for what its parts mean. */
public record OpenRound(
        StatementId statement,
        @Nullable Instant requestedBy,
        Instant deadline,
        Visibility visibility,
        @Nullable Integer mostEach,
        int supportersAsked,
        Set<OrganisationId> proposers) {

    public static final int MOST_EACH = 1_000;

    public static final int MOST_WORKING_DAYS = 260;

    public static final int MOST_SUPPORTERS = 100;

    public static final int MOST_PROPOSERS = 1_000;
}
