package org.communique.statement.lifecycle;

import org.communique.refusal.Refusal;
import org.communique.statement.Statement;

/** The outcome of {@link StatementService#grant}. */
public sealed interface GrantOutcome {

    record Granted(Statement now) implements GrantOutcome {}

    /** Another coordinator has changed access since it was read, so nothing was changed now. */
    record ChangedMeanwhile(Statement now) implements GrantOutcome, Refusal {}

    record Refused(Refusal why) implements GrantOutcome {}
}
