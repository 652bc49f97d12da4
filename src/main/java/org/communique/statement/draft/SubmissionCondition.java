package org.communique.statement.draft;

import org.communique.statement.Statement;

/** What a statement's workflow requires before the draft is submitted. */
public interface SubmissionCondition {

    /** Whether it waits for a round of amendments, which may have been closed a moment ago. */
    boolean awaitsAmendments(Statement statement);
}
