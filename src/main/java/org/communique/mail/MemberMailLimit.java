package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.coalition.directory.CoalitionSize;
import org.communique.coalition.directory.MemberId;
import org.communique.http.rate.HourlyRateLimit;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The overall limit on mails caused by one member's acts, in addition to the limits on each kind of act. It protects members from a
 * stolen account, and the relay's reputation. People do not reach it in normal use.
 */
@Component
class MemberMailLimit {

    /** Lets one member notify everyone once in an hour. */
    private static final int TIMES = 2;

    private final HourlyRateLimit ordinary;
    private final HourlyRateLimit warnings;
    private final RateLimit noticeLimit;
    private final CoalitionSize size;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberMailLimit(
            RateLimitFactory limits,
            CoalitionSize size,
            MailProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        ordinary = limits.ofAnHour("mails-of-member");
        warnings = limits.ofAnHour("warnings-of-member");
        noticeLimit = limits.of("mails-withheld", 1, Duration.ofHours(1));
        this.size = size;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** What a mail is for. */
    enum Purpose {
        ORDINARY,
        /**
         * A warning of what may be another person's act. Warnings are counted separately, so that no flood of other mails suppresses
         * them.
         */
        WARNING
    }

    /** Counts so many more mails if they are allowed now. If not, the member and administrators are notified. */
    boolean allows(Purpose purpose, int mails) {
        var member = ActingMember.find();
        if (member.isEmpty() || of(purpose).allows(member.get().value(), mails, most())) {
            return true;
        }
        publishWithheld(member.get());
        return false;
    }

    private HourlyRateLimit of(Purpose purpose) {
        return purpose == Purpose.WARNING ? warnings : ordinary;
    }

    int most() {
        return properties.ofMemberPerHour() + TIMES * size.mailboxes();
    }

    private void publishWithheld(MemberId member) {
        if (noticeLimit.allows(member.value())) {
            var withheld = new MailsWithheld(member, clock.instant());
            // Not of the member's act, or it would be withheld.
            ActingMember.attribute(Optional.empty(), () -> events.publishEvent(withheld));
        }
    }
}
