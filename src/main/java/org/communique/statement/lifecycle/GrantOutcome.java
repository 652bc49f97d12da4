package org.communique.statement.lifecycle;

import org.communique.statement.Statement;
import org.communique.statement.access.GrantProblem;

/** The outcome of {@link StatementService#grant}. */
public sealed interface GrantOutcome {

    record Granted(Statement now) implements GrantOutcome {}

    /** Another coordinator has changed access since it was read, so nothing was changed now. */
    record ChangedMeanwhile(Statement now) implements GrantOutcome {}

    record Impossible(GrantProblem why) implements GrantOutcome {}

    record Refused(QuotaExceeded.TooOften why) implements GrantOutcome {}
}
