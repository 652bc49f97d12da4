package org.communique.workflow.stage;

/** Why a coordinator has to see to a stage. */
public enum AttentionReason {
    /** Fewer can decide than must approve. */
    REVIEWERS_MISSING,
    /** The votes are evenly split. */
    CASTING_VOTE,
    /** The silence ended without proof that everyone was notified in time, so it approves nothing. */
    SILENCE_UNPROVEN,
    OVERDUE
}
