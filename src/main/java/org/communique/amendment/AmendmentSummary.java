package org.communique.amendment;

import java.time.Instant;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.Amendment.State;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** An amendment without its changes, for a statement's history. */
record AmendmentSummary(
        @Id AmendmentId id,
        RoundId round,
        OrganisationId organisation,
        MemberId proposedBy,
        Instant proposedAt,
        State state,
        @Nullable Settlement settlement) {}
