package org.communique.coalition.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a personal access token may be used for, among all that its owner may do. No scope includes another. */
public enum TokenScope {
    /** See what the member sees. */
    READ,
    /** Write and comment on texts, decide in reviews, run calls, publish. */
    WRITE,
    /** Sign, decline and withdraw for an organisation, and record or accept what one answered elsewhere. */
    SIGN,
    /** Keep organisations, holidays and workflows, deactivate members, and revoke mandates. */
    ADMINISTER,
    /** Give mandates; add members, give them roles and send them links. */
    AUTHORISE;

    /** Whether the owner of a token must confirm regularly that it may still do this. */
    public boolean needsConfirmation() {
        return this == SIGN || this == AUTHORISE;
    }

    /** As scripts and people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TokenScope> of(String label) {
        return Stream.of(values()).filter(scope -> scope.label().equals(label)).findFirst();
    }
}
