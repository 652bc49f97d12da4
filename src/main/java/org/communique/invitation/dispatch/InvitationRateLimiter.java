package org.communique.invitation.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.communique.invitation.dispatch.InvitationOutcome.MailedRecently;
import org.communique.invitation.dispatch.InvitationOutcome.TooManyInvitations;
import org.springframework.stereotype.Component;

/** Keeps members, and anyone with a stolen token, from flooding mailboxes with invitations. */
@Component
public class InvitationRateLimiter {

    /** Inviting takes seconds: after this time it has crashed. */
    private static final Duration TO_QUEUE = Duration.ofMinutes(1);

    private final InvitationProperties properties;
    private final Duration each;
    private final RateLimit ofMailbox;
    private final RateLimit ofMember;
    private final Clock clock;

    InvitationRateLimiter(InvitationProperties properties, RateLimitFactory limits, Clock clock) {
        this.properties = properties;
        each = Duration.ofHours(1).dividedBy(properties.mailboxesPerHour());
        ofMailbox = limits.of("invitation-mailbox", 1, properties.betweenMails());
        ofMember = limits.of("invitation-member", properties.mailboxesPerHour(), each);
        this.clock = clock;
    }

    /** The mail is queued. */
    void queued(EmailAddress contact) {
        ofMailbox.keep(contact.mailbox().value());
    }

    /** No mail was sent there. */
    void giveBack(EmailAddress contact) {
        ofMailbox.reset(contact.mailbox().value());
    }

    /** As {@link #refusal} after an invitation that was mailed, also if its server was killed before that was kept. */
    Optional<InvitationOutcome> refusalAfter(Instant invitedAt) {
        var possibleAt = invitedAt.plus(properties.betweenMails());
        return possibleAt.isAfter(clock.instant()) ? Optional.of(new MailedRecently(possibleAt)) : Optional.empty();
    }

    /** Empty if the member may have one more mail sent there now, which is counted. */
    public Optional<InvitationOutcome> refusal(MemberId member, EmailAddress contact) {
        var mailbox = contact.mailbox().value();
        if (!ofMailbox.holds(mailbox, TO_QUEUE)) {
            return Optional.of(new MailedRecently(clock.instant().plus(properties.betweenMails())));
        }
        if (!ofMember.allows(member.value())) {
            ofMailbox.reset(mailbox);
            return Optional.of(new TooManyInvitations(
                    properties.mailboxesPerHour(), clock.instant().plus(each)));
        }
        return Optional.empty();
    }
}
