package org.communique.treaty;

/** What the public pages of the treaty are made of. */
public enum RegisterPart {
    STATES,
    POSITIONS,
    STANCES,
    VOTES
}
