package org.communique.amendment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentRevision.Cause;
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
        AmendmentStatus state,
        @Nullable Settlement settlement,
        List<Revised> revisions) {

    /** As {@link AmendmentRevision}, without texts. */
    record Revised(Cause cause, @Nullable Integer takenFrom, MemberId by, Instant at) {}

    AmendmentSummary {
        revisions = Objects.requireNonNullElse(revisions, List.of());
    }
}
