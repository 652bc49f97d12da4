package org.communique.coalition.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;

/** The mails that invite members to join, which are the security module's. Its callers have checked rights. */
public interface AccountInvitations {

    /** The longest words of one's own. */
    int LONGEST_WORDS = 2_000;

    /** As it will be mailed, but for its link, which is made then. */
    record InvitationMail(String to, String subject, String text) {}

    /**
     * @param by    who had it sent, by name
     * @param words of theirs; empty if they wrote none
     */
    record SentInvitation(String by, Instant at, String words) {}

    /** Whether there is a mail server to send them. */
    boolean areSent();

    InvitationMail preview(Member member, String words);

    /** That are on record with their mails, the newest first. */
    List<SentInvitation> sent(MemberId member);

    /** Addresses to which the newest mail could not be delivered. */
    Collection<EmailAddress> undelivered();
}
