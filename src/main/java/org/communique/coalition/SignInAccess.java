package org.communique.coalition;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** What keeping members needs of signing in, which is the security module's. Its callers have checked rights. */
public interface SignInAccess {

    /** Makes the member's one link to choose a password, and mails it if mail is set up. Earlier links are void. */
    LinkOutcome sendLink(Member member);

    /** Those who have chosen a password. */
    Set<MemberId> joined(Collection<MemberId> members);

    /** For set-up and demonstration; checks no policy. */
    void assignPassword(MemberId member, String password);

    /** Ends the member's passkeys, authenticator app and recovery codes, on record, and tells the member. */
    void removeSecondFactors(Member member);

    sealed interface LinkOutcome {

        record Mailed(EmailAddress to) implements LinkOutcome {}

        /** There is no mail, or it could not be sent: whoever asked passes the link on. */
        record ToPassOn(URI link, Instant expiresAt, boolean mailFailed) implements LinkOutcome {}
    }
}
