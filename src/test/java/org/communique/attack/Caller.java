package org.communique.attack;

import java.util.Locale;
import java.util.Optional;

/** The kinds of caller, those who may least first. */
enum Caller {
    /** Sends nothing to be believed. */
    STRANGER,
    /** Sends a token that was never made. */
    FORGER,
    /** Sends the cookie of a coordinator's session, and no token. */
    SESSION,
    /** Sends the secret of an invitation by mail. */
    GUEST,
    /** Sends the token of a member whose account was closed. */
    FORMER,
    /** A member to whom nothing was granted. */
    MEMBER,
    /** A representative of an organisation that was not invited. */
    OUTSIDER,
    /** A representative of an organisation that is invited to sign. */
    SIGNER,
    REVIEWER,
    DRAFTER,
    /** One of every role, by a token with this scope alone. */
    ONLY_READ,
    ONLY_SIGN,
    ONLY_WRITE,
    ONLY_ADMINISTER,
    ONLY_AUTHORISE,
    ADMINISTRATOR,
    COORDINATOR;

    private static final String ONLY = "ONLY_";

    /** Whether a statement in {@link AttackedCoalition#own} may be read. */
    boolean seesOwn() {
        return this == REVIEWER || this == DRAFTER || seesAll();
    }

    boolean seesAll() {
        return this == COORDINATOR || scope().isPresent();
    }

    /** The one of the token, where it has but one. */
    Optional<String> scope() {
        return name().startsWith(ONLY)
                ? Optional.of(name().substring(ONLY.length()).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
