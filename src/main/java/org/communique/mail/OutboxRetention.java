package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import org.communique.job.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases what the outbox need not know any more. */
@Component
class OutboxRetention {

    /** For so long the text of a mail that failed is kept, so that it can be tried again. */
    private static final Duration KEPT_TO_TRY_AGAIN = Duration.ofDays(7);

    private final OutgoingMails mails;
    private final MailAttachments attachments;
    private final MailProperties properties;
    private final Leases leases;
    private final Clock clock;

    OutboxRetention(
            OutgoingMails mails, MailAttachments attachments, MailProperties properties, Leases leases, Clock clock) {
        this.mails = mails;
        this.attachments = attachments;
        this.properties = properties;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void run() {
        leases.run("outbox-retention", this::removeExpired);
    }

    void removeExpired() {
        var now = clock.instant();
        mails.eraseContentOfEndedBefore(now.minus(KEPT_TO_TRY_AGAIN), now);
        mails.removeEndedBefore(now.minus(properties.retention()));
        attachments.removeUsedBefore(
                now.minus(KEPT_TO_TRY_AGAIN).minus(properties.keepTrying().multipliedBy(2)));
    }
}
