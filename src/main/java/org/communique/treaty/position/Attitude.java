package org.communique.treaty.position;

/** A scale in words, from one end to the other. The names are part of message keys. */
public enum Attitude {
    STRONGLY_SUPPORTS,
    SUPPORTS,
    SUPPORTS_WITH_CONDITIONS,
    TAKES_NO_SIDE,
    HAS_CONCERNS,
    OPPOSES,
    STRONGLY_OPPOSES;

    /** Positive for support, negative for opposition. */
    public int side() {
        return Integer.signum(TAKES_NO_SIDE.ordinal() - ordinal());
    }
}
