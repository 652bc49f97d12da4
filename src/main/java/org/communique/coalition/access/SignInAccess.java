package org.communique.coalition.access;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.jspecify.annotations.Nullable;

/** What keeping members needs of signing in, which is the security module's. Its callers have checked rights. */
public interface SignInAccess {

    /**
     * Makes the member's one link to choose a password, and mails it if mail is set up. Earlier links become invalid. If the link is
     * given to the current member instead, that is recorded and the member is notified.
     */
    default LinkOutcome sendLink(Member member) {
        return sendLink(member, false, "");
    }

    /**
     * @param byMailAlone whether the link is given to no one where it cannot be mailed
     * @param words       of the current member's own, quoted in the mail; may be empty
     */
    LinkOutcome sendLink(Member member, boolean byMailAlone, String words);

    /** Those to whom a link to choose their first password was mailed, as long as mails are on record, or shared with another member. */
    Set<MemberId> invited(Collection<MemberId> members);

    /** Those who have chosen a password. */
    Set<MemberId> joined(Collection<MemberId> members);

    /** Members whose password was set by a manually shared link, until they are confirmed to have chosen it. */
    Map<MemberId, LinkSharing> sharedLink(Collection<MemberId> members);

    default Optional<LinkSharing> sharedLink(MemberId member) {
        return Optional.ofNullable(sharedLink(List.of(member)).get(member));
    }

    /** As {@link #sharedLink(Collection)}, and those whose address another member changed, until that is confirmed. */
    Map<MemberId, LinkSharing> unconfirmed(Collection<MemberId> members);

    /**
     * The current member is about to change another's address. Until the former mailbox or another administrator confirms the new one,
     * links mailed to it count as shared manually.
     */
    AddressChange changingAddress(Member member, EmailAddress to);

    interface AddressChange {

        /** Of a member who has not joined: no one loses anything by it. */
        AddressChange OF_NO_CONCERN = new AddressChange() {
            @Override
            public void done() {}

            @Override
            public void failed() {}
        };

        /** Notifies the former mailbox. */
        void done();

        void failed();
    }

    /** The periods in which these members had passwords set by manually shared links, settled since or not. */
    List<LinkSharingPeriod> linkSharingPeriods(Collection<MemberId> members);

    /** An administrator has made sure that the member chose their password themselves, and that their address is right. */
    LinkSharingOutcome confirmOwnPassword(MemberId member, Member administrator);

    /** Whether the administrator may, having had neither the link nor a part in the address. */
    boolean mayConfirmOwnPassword(MemberId member, Member administrator);

    /** For set-up and demonstration; checks no policy. */
    void assignPassword(MemberId member, String password);

    /** Removes the member's passkeys, authenticator app and recovery codes, records it, and notifies the member. */
    void removeSecondFactors(Member member);

    sealed interface LinkOutcome {

        record Mailed(EmailAddress to) implements LinkOutcome {}

        /**
         * There is no mail, or it could not be sent: the person who asked passes the link on.
         *
         * @param linkSharing null where it is for the person who asked
         */
        record ToShare(
                URI link,
                Instant expiresAt,
                boolean mailFailed,
                @Nullable LinkSharing linkSharing) implements LinkOutcome {}

        /** The mail could not be sent, and a script gets no link where there is mail. */
        @Refused(because = Cause.UNAVAILABLE)
        record NotMailed() implements LinkOutcome, Refusal {}
    }
}
