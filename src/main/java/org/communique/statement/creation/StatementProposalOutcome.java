package org.communique.statement.creation;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Statement;

/** What became of a decision on a proposed statement. */
public sealed interface StatementProposalOutcome {

    record Decided(Statement statement) implements StatementProposalOutcome {}

    /** Someone else opened, declined or withdrew it, or nobody ever proposed it. */
    record NotProposed() implements StatementProposalOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "unknown-workflow")
    record NoSuchWorkflow() implements StatementProposalOutcome, Refusal {}
}
