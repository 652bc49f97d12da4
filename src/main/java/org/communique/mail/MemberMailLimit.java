package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communique.coalition.directory.CoalitionSize;
import org.communique.coalition.directory.MemberId;
import org.communique.http.rate.HourlyRateLimit;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The last limit on mails that come of one member's acts, whatever they are, beyond those on each kind of act. It protects members from
 * an account that someone else got hold of, and the relay's good name. Nothing that a person does in an hour meets it.
 */
@Component
class MemberMailLimit {

    /** That one member can tell everyone in an hour. */
    private static final int TIMES = 2;

    private final HourlyRateLimit ordinary;
    private final HourlyRateLimit warnings;
    private final RateLimit told;
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
        told = limits.of("mails-withheld", 1, Duration.ofHours(1));
        this.size = size;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** What a mail is for. */
    enum Purpose {
        ORDINARY,
        /** It warns of what may be someone else's act. They are counted apart, so that no flood of others silences them. */
        WARNING
    }

    /** Whether so many more can be sent now, which are counted. If not, the member and administrators hear of it. */
    boolean allows(Purpose purpose, int mails) {
        var member = ActingMember.find();
        if (member.isEmpty() || of(purpose).allows(member.get().value(), mails, most())) {
            return true;
        }
        tell(member.get());
        return false;
    }

    private HourlyRateLimit of(Purpose purpose) {
        return purpose == Purpose.WARNING ? warnings : ordinary;
    }

    int most() {
        return properties.ofMemberPerHour() + TIMES * size.mailboxes();
    }

    private void tell(MemberId member) {
        if (told.allows(member.value())) {
            var withheld = new MailsWithheld(member, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            // Not of the member's act, or it would be withheld.
            ActingMember.attribute(Optional.empty(), () -> events.publishEvent(withheld));
        }
    }
}
