package org.communique.treaty.stance;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;

/** The table as it was published: of those organisations that agreed to it. Later changes do not show in it, but for consent that was withdrawn. */
public record PublishedStances(List<StanceRow> rows, MemberId by, Instant at) {

    PublishedStances without(OrganisationId organisation) {
        return new PublishedStances(
                rows.stream()
                        .filter(row -> !row.organisation().equals(organisation))
                        .toList(),
                by,
                at);
    }
}
