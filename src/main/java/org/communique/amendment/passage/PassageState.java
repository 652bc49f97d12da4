package org.communique.amendment.passage;

/** What was settled on a passage. Of those that are open, the ones with open amendments are bracketed. */
public enum PassageState {
    OPEN,
    /** Subject to approval by those whom the negotiators speak for. It takes amendments. */
    AGREED_AD_REFERENDUM,
    /** It takes no amendments. */
    CLOSED
}
