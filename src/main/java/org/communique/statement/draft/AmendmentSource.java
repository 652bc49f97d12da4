package org.communique.statement.draft;

import java.time.Instant;
import java.util.Optional;
import org.communique.statement.StatementId;

/** Knows what is proposed to change in drafts. */
public interface AmendmentSource {

    /** @param open whether amendments are still taken */
    record LastRound(Instant deadline, boolean open) {}

    /** The last round of amendments; empty if there was none. */
    Optional<LastRound> lastRound(StatementId statement);

    /** How many amendments that the current member can see are neither accepted, rejected nor withdrawn. */
    int open(StatementId statement);
}
