package org.communique.mail;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.coalition.directory.EmailAddress;
import org.communique.id.Id;
import org.communique.mail.MemberMailLimit.Purpose;
import org.springframework.stereotype.Component;

/** Queues mails and reports their state. It checks no rights: its callers have. */
@Component
public class MailOutbox {

    private static final int AT_ONCE = 500;

    private final OutgoingMails mails;
    private final MailAttachments attachments;
    private final OutboxSender sender;
    private final MailRelay mailRelay;
    private final MemberMailLimit limit;
    private final OutboxMetrics metrics;
    private final MailProperties properties;
    private final Clock clock;

    MailOutbox(
            OutgoingMails mails,
            MailAttachments attachments,
            OutboxSender sender,
            MailRelay mailRelay,
            MemberMailLimit limit,
            OutboxMetrics metrics,
            MailProperties properties,
            Clock clock) {
        this.mails = mails;
        this.attachments = attachments;
        this.sender = sender;
        this.mailRelay = mailRelay;
        this.limit = limit;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether there is a relay to hand mails to. */
    public boolean hasRelay() {
        return mailRelay.isConfigured();
    }

    /** Whether the mail is stored to be sent: false where no relay is set up, and where too many come of the member's acts. */
    public boolean put(MailId id, Mail mail) {
        return put(Map.of(id, mail), Purpose.ORDINARY);
    }

    /** As {@link #put}, for a warning of what may be another person's act. */
    public boolean putWarning(MailId id, Mail mail) {
        return put(Map.of(id, mail), Purpose.WARNING);
    }

    /** Once it returns they are stored. Those with an id that was put before stay as they were. */
    public void putAll(Map<MailId, Mail> all) {
        put(all, Purpose.ORDINARY);
    }

    private boolean put(Map<MailId, Mail> all, Purpose purpose) {
        var sent = hasRelay();
        var ids = List.copyOf(all.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            sent &= putTogether(all, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), purpose);
        }
        sender.wake();
        return sent;
    }

    private boolean putTogether(Map<MailId, Mail> all, List<MailId> ids, Purpose purpose) {
        var present = mails.present(ids);
        var missing = ids.stream().filter(id -> !present.contains(id)).toList();
        if (missing.isEmpty()) {
            return true;
        }
        var state = stateOf(missing.size(), purpose);
        var now = now();
        mails.add(missing.stream()
                .map(id -> outgoing(id, requireNonNull(all.get(id)), state, now))
                .toList());
        if (state == MailState.WITHHELD) {
            metrics.count(state, missing.size());
        }
        return state == MailState.QUEUED;
    }

    private MailState stateOf(int count, Purpose purpose) {
        if (!hasRelay()) {
            return MailState.NO_RELAY;
        }
        return limit.allows(purpose, count) ? MailState.QUEUED : MailState.WITHHELD;
    }

    private OutgoingMail outgoing(MailId id, Mail mail, MailState state, Instant now) {
        var topic = mail.topic();
        var giveUpAt = properties.giveUpAt(now);
        var goodUntil = mail.goodUntil();
        return new OutgoingMail(
                id,
                mail.kind(),
                mail.to(),
                topic == null ? null : topic.value(),
                mail.parties().stream().map(Id::value).toList(),
                state,
                now,
                now,
                goodUntil != null && goodUntil.isBefore(giveUpAt) ? goodUntil : giveUpAt,
                goodUntil,
                0,
                null,
                null,
                mail.own(),
                hasRelay() ? content(mail, now) : null);
    }

    private OutgoingMail.Content content(Mail mail, Instant now) {
        var attachment = mail.enclosure();
        return new OutgoingMail.Content(
                mail.subject(), mail.text(), mail.stop(), attachment == null ? null : attachments.add(attachment, now));
    }

    public Optional<MailStatus> status(MailId id) {
        return Optional.ofNullable(statuses(List.of(id)).get(id));
    }

    public Map<MailId, MailStatus> statuses(Collection<MailId> ids) {
        return mails.find(ids).stream().collect(toMap(OutgoingMail::id, OutgoingMail::status));
    }

    /** That it was ever written to. */
    public void forget(EmailAddress address) {
        mails.removeTo(address);
    }

    /** The newest mail about it to each address, for each of the members or organisations that it is for. */
    public Map<String, List<MailStatus>> newest(Id topic) {
        Map<String, Map<EmailAddress, MailStatus>> newest = new HashMap<>();
        for (var mail : mails.about(topic.value())) {
            for (var party : mail.parties()) {
                newest.computeIfAbsent(party, _ -> new TreeMap<>(Comparator.comparing(EmailAddress::value)))
                        .putIfAbsent(mail.to(), mail.status());
            }
        }
        return newest.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, each -> List.copyOf(each.getValue().values())));
    }

    /** Those about whom a mail of that kind was queued or sent. */
    public Set<String> mailed(Collection<? extends Id> topics, String kind) {
        return mails.topics(topics.stream().map(Id::value).toList(), kind);
    }

    /** Whether the newest mail to that address does not get through, so that a link is better shared manually. */
    public boolean isFailing(EmailAddress to) {
        return mails.to(to).stream()
                .filter(mail -> mail.state() != MailState.WITHHELD)
                .max(Comparator.comparing(OutgoingMail::queuedAt))
                .map(OutgoingMail::status)
                .filter(MailStatus::isFailing)
                .isPresent();
    }

    /** Addresses to which the newest mail does not get through for good. */
    public List<EmailAddress> failing() {
        return mails.undelivered().stream().filter(this::isFailing).toList();
    }

    /**
     * Whether it is retried now: not if it was sent, or its text is no longer kept. A withheld mail then counts towards the limit of
     * the member who retries it, so that administrators cannot release a flood of their own.
     */
    boolean tryAgain(MailId id) {
        var now = now();
        if (isWithheld(id) && !limit.allows(Purpose.ORDINARY, 1)) {
            return false;
        }
        var again = mails.tryAgain(id, now, properties.giveUpAt(now));
        if (again) {
            sender.wake();
        }
        return again;
    }

    private boolean isWithheld(MailId id) {
        return status(id).filter(mail -> mail.state() == MailState.WITHHELD).isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
