package org.communique.signon;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.OrganisationId;
import org.communique.statement.StatementId;

/** Ask organisations to sign the statement's approved version until the deadline. */
public record OpenCall(StatementId statement, Set<OrganisationId> organisations, Instant deadline) {

    public OpenCall {
        organisations = Set.copyOf(organisations);
    }
}
