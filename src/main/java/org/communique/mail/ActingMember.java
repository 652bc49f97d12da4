package org.communique.mail;

import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;

/** The member whose act causes mails: the current member or, when an event is delivered later, the member who acted then. */
final class ActingMember {

    private static final ScopedValue<Optional<MemberId>> THEN = ScopedValue.newInstance();

    private ActingMember() {}

    /** Empty for what strangers and the server itself do. */
    static Optional<MemberId> find() {
        return THEN.isBound() ? THEN.get() : CurrentMember.signedIn();
    }

    /** Runs it on behalf of the member, or of no one. */
    static void attribute(Optional<MemberId> member, Runnable work) {
        ScopedValue.where(THEN, member).run(work);
    }
}
