package org.communique.mail;

import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;

/** Whose act it is that mails are sent of: the current member's, or, where people are told of it later, the one's who acted then. */
final class ActingMember {

    private static final ScopedValue<Optional<MemberId>> THEN = ScopedValue.newInstance();

    private ActingMember() {}

    /** Empty for what strangers and the server itself do. */
    static Optional<MemberId> find() {
        return THEN.isBound() ? THEN.get() : CurrentMember.signedIn();
    }

    /** Does it as what comes of an act of the member, or of no one's. */
    static void attribute(Optional<MemberId> member, Runnable work) {
        ScopedValue.where(THEN, member).run(work);
    }
}
