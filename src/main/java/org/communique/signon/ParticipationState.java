package org.communique.signon;

import org.communique.refusal.Labelled;

/** What an invited organisation has done about a call. */
public enum ParticipationState implements Labelled {
    INVITED,
    /** One of its representatives has seen the text to sign. */
    OPENED,
    /** It said on which day it will answer. */
    DECIDING,
    SIGNED,
    SIGNED_WITH_RESERVATION,
    DECLINED,
    WITHDRAWN,
    /** Never stored: an answer of it does not count before a coordinator, or a second person, accepts it. */
    AWAITING_ACCEPTANCE,
    /** Never stored: it was invited, and the time to sign is over. */
    SILENT;

    @Override
    public String messageKey() {
        return "signon.state." + this;
    }

    public boolean isSigned() {
        return this == SIGNED || this == SIGNED_WITH_RESERVATION;
    }

    /** Whether the coalition still waits for its answer. */
    public boolean isUnanswered() {
        return this == INVITED || this == OPENED || this == DECIDING || this == SILENT;
    }
}
