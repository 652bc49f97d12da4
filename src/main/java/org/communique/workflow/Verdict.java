package org.communique.workflow;

/** What a reviewer says of a version. */
public enum Verdict {
    APPROVE,
    REQUEST_CHANGES,
    ABSTAIN
}
