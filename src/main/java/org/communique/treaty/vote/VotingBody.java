package org.communique.treaty.vote;

/** Where was voted. The names are part of message keys. */
public enum VotingBody {
    GENERAL_ASSEMBLY,
    THIRD_COMMITTEE,
    /** On articles of the draft, in 2024. */
    AD_HOC_COMMITTEE
}
