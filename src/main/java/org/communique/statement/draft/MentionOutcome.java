package org.communique.statement.draft;

import org.communique.coalition.directory.Member;

/** The outcome of {@link MentionService#mention}. */
public sealed interface MentionOutcome {

    record Notified() implements MentionOutcome {}

    /**
     * The member cannot see the draft and was not notified.
     *
     * @param canBeAdded whether the current member may give access
     */
    record WithoutAccess(Member member, boolean canBeAdded) implements MentionOutcome {}

    /** There is no such member, or the current member may not learn of them. */
    record Unknown() implements MentionOutcome {}
}
