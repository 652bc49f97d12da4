package org.communique.invitation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.MemberId;
import org.communique.http.RateLimit;
import org.communique.http.RateLimits;
import org.communique.invitation.InvitingOutcome.MailedJustNow;
import org.communique.invitation.InvitingOutcome.TooManyInvitations;
import org.springframework.stereotype.Component;

/** Keeps members, and those who got hold of their tokens, from flooding mailboxes with invitations. */
@Component
class InvitationLimit {

    private final InvitationProperties properties;
    private final Duration each;
    private final RateLimit ofMailbox;
    private final RateLimit ofMember;
    private final Clock clock;

    InvitationLimit(InvitationProperties properties, RateLimits limits, Clock clock) {
        this.properties = properties;
        each = Duration.ofHours(1).dividedBy(properties.mailboxesPerHour());
        ofMailbox = limits.of("invitation-mailbox", 1, properties.betweenMails());
        ofMember = limits.of("invitation-member", properties.mailboxesPerHour(), each);
        this.clock = clock;
    }

    /** Empty if the member may have one more mail sent there now, which is counted. */
    Optional<InvitingOutcome> refusal(MemberId member, EmailAddress contact) {
        var mailbox = contact.mailbox().value();
        if (!ofMailbox.allows(mailbox)) {
            return Optional.of(new MailedJustNow(clock.instant().plus(properties.betweenMails())));
        }
        if (!ofMember.allows(member.value())) {
            ofMailbox.reset(mailbox);
            return Optional.of(new TooManyInvitations(
                    properties.mailboxesPerHour(), clock.instant().plus(each)));
        }
        return Optional.empty();
    }
}
