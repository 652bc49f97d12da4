package org.communique.treaty.vote;

/** How a State voted. The names are part of message keys. */
public enum StateVote {
    YES,
    NO,
    ABSTAIN,
    ABSENT
}
