package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.communique.id.Id;
import org.communique.mail.RelayResult.Deferred;
import org.communique.mail.RelayResult.Interrupted;
import org.communique.mail.RelayResult.Refused;
import org.communique.mail.RelayResult.Taken;
import org.communique.mail.RelayResult.Unavailable;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands mails to the relay, on its own few threads: a hanging relay delays only mails.
 *
 * <p>A node claims a mail by postponing its due time in one conditional update. The claim is renewed while the mail is being sent, and
 * expires if the node dies; another node then retries. A mail is sent twice only if the node dies between the relay's acceptance and
 * the update that records it; that update is repeated for as long as the store is away.
 */
@Component
class OutboxSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    /** How often to check for due mails, including those of other nodes. */
    private static final long POLL_MILLIS = 5_000;

    private static final long STOPPING_SECONDS = 10;
    private static final long STORE_PAUSE_MILLIS = 500;

    /** At so many mails in a row the failure is not about one of them. */
    private static final int MOST_INTERRUPTED = 3;

    private final OutgoingMails mails;
    private final MailAttachments attachments;
    private final MailRelay mailRelay;
    private final MailProperties properties;
    private final OutboxMetrics metrics;
    private final Clock clock;

    private final Map<MailId, String> claims = new ConcurrentHashMap<>();

    /** Mails at which the relay ended the conversation, since it last answered about one. */
    private final Set<MailId> interrupted = ConcurrentHashMap.newKeySet();

    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Run run;
    private volatile long restUntil = System.nanoTime();

    OutboxSender(
            OutgoingMails mails,
            MailAttachments attachments,
            MailRelay mailRelay,
            MailProperties properties,
            OutboxMetrics metrics,
            Clock clock) {
        this.mails = mails;
        this.attachments = attachments;
        this.mailRelay = mailRelay;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Something is due now. */
    void wake() {
        woken.release();
    }

    private record Run(Thread dispatcher, ExecutorService workers, ScheduledExecutorService leases) {}

    @Override
    public void start() {
        if (!mailRelay.isConfigured()) {
            return;
        }
        var workers = Executors.newFixedThreadPool(
                properties.threads(),
                Thread.ofPlatform().daemon().name("mail-", 1).factory());
        var leases = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mail-leases").factory());
        var third = properties.lease().dividedBy(3).toMillis();
        leases.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
        running = true;
        run = new Run(
                Thread.ofPlatform().daemon().name("mail-dispatcher").start(() -> dispatch(workers)), workers, leases);
    }

    private void dispatch(ExecutorService workers) {
        var free = new Semaphore(properties.threads());
        try {
            while (running) {
                free.acquire();
                var next = rests() ? null : claim();
                if (next == null) {
                    free.release();
                    woken.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                } else {
                    workers.execute(() -> {
                        try {
                            send(next);
                        } finally {
                            free.release();
                        }
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean rests() {
        return restUntil - System.nanoTime() > 0;
    }

    private @Nullable OutgoingMail claim() {
        try {
            var now = now();
            var claim = Id.random();
            var claimed = mails.claim(claims.keySet(), now, now.plus(properties.lease()), claim);
            claimed.ifPresent(mail -> claims.put(mail.id(), claim));
            return claimed.orElse(null);
        } catch (RuntimeException e) {
            DatabaseOutage.log(log, e, "Could not look for mails to send; this node looks again in a moment");
            return null;
        }
    }

    private void send(OutgoingMail mail) {
        var claim = String.valueOf(claims.get(mail.id()));
        var content = mail.content();
        var goodUntil = mail.goodUntil();
        try {
            if (content == null || goodUntil != null && !now().isBefore(goodUntil)) {
                end(mail, claim, MailState.GIVEN_UP, mail.answer());
            } else {
                record(mail, claim, mailRelay.handOver(mail, content, enclosure(content)));
            }
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not send mail {}, or note that it was sent; its claim lapses, and it is tried again",
                    mail.id().value());
        } finally {
            claims.remove(mail.id());
        }
    }

    private @Nullable Attachment enclosure(OutgoingMail.Content content) {
        var id = content.enclosure();
        return id == null ? null : attachments.find(id).orElse(null);
    }

    /** Repeats it while the store is away: the mail would be sent again once the claim lapses. */
    private void record(OutgoingMail mail, String claim, RelayResult result) {
        while (true) {
            try {
                settle(mail, claim, result);
                return;
            } catch (RuntimeException e) {
                if (!running || !DatabaseOutage.hasCaused(e)) {
                    throw e;
                }
                log.warn(
                        "Could not record the result of mail {}, and tries again: {}",
                        mail.id().value(),
                        DatabaseOutage.kind(e));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STORE_PAUSE_MILLIS));
            }
        }
    }

    private void settle(OutgoingMail mail, String claim, RelayResult result) {
        switch (result) {
            case Taken _ -> {
                interrupted.clear();
                end(mail, claim, MailState.HANDED_OVER, null);
            }
            case Refused(var answer) -> {
                interrupted.clear();
                end(mail, claim, MailState.REFUSED, answer);
            }
            case Deferred(var answer) -> {
                interrupted.clear();
                postpone(mail, claim, answer);
            }
            case Interrupted(var answer) -> {
                interrupted.add(mail.id());
                if (interrupted.size() >= MOST_INTERRUPTED) {
                    interrupted.clear();
                    rest();
                }
                postpone(mail, claim, answer);
            }
            case Unavailable(var answer) -> {
                rest();
                postpone(mail, claim, answer);
            }
        }
    }

    private void rest() {
        restUntil = System.nanoTime() + properties.firstPause().toNanos();
        wakeAfter(properties.firstPause());
    }

    private void end(OutgoingMail mail, String claim, MailState state, @Nullable String answer) {
        if (mails.end(mail.id(), claim, state, now(), answer)) {
            metrics.count(state);
            if (state != MailState.HANDED_OVER) {
                log.warn("Mail {} ({}): {}", mail.id().value(), mail.kind(), state);
            }
        }
    }

    private void postpone(OutgoingMail mail, String claim, @Nullable String answer) {
        var now = now();
        var next = now.plus(properties.pause(mail.attempts() + 1));
        if (!now.isBefore(mail.giveUpAt())) {
            end(mail, claim, MailState.GIVEN_UP, answer);
        } else {
            var at = next.isBefore(mail.giveUpAt()) ? next : mail.giveUpAt();
            mails.postpone(mail.id(), claim, at, answer);
            wakeAfter(Duration.between(now, at));
        }
    }

    /** Where that is sooner than the next look at what is due. */
    private void wakeAfter(Duration pause) {
        var current = run;
        if (current != null && pause.toMillis() < POLL_MILLIS) {
            current.leases().schedule(this::wake, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void renew() {
        claims.forEach((id, claim) -> {
            try {
                mails.renew(id, claim, now().plus(properties.lease()));
            } catch (RuntimeException e) {
                DatabaseOutage.log(
                        log, e, "Could not renew the claim on mail {}; it is tried again before it lapses", id.value());
            }
        });
    }

    /** Waits for mails that are being sent. */
    @Override
    public void stop() {
        var current = run;
        if (current == null) {
            return;
        }
        running = false;
        run = null;
        wake();
        try {
            current.dispatcher().join(Duration.ofSeconds(STOPPING_SECONDS));
            current.workers().shutdown();
            current.workers().awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        current.leases().shutdown();
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    private Instant now() {
        return clock.instant();
    }
}
