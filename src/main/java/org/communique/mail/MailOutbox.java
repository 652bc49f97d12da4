package org.communique.mail;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.coalition.EmailAddress;
import org.communique.id.Id;
import org.springframework.stereotype.Component;

/** Takes mails and tells what became of them. It checks no rights: its callers have. */
@Component
public class MailOutbox {

    private static final int AT_ONCE = 500;

    private final OutgoingMails mails;
    private final MailEnclosures enclosures;
    private final OutboxSender sender;
    private final Relay relay;
    private final MailProperties properties;
    private final Clock clock;

    MailOutbox(
            OutgoingMails mails,
            MailEnclosures enclosures,
            OutboxSender sender,
            Relay relay,
            MailProperties properties,
            Clock clock) {
        this.mails = mails;
        this.enclosures = enclosures;
        this.sender = sender;
        this.relay = relay;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether there is a relay to hand mails to. */
    public boolean hasRelay() {
        return relay.isConfigured();
    }

    /** Whether the mail is stored to be sent: false where no relay is set up. */
    public boolean put(MailId id, Mail mail) {
        putAll(Map.of(id, mail));
        return hasRelay();
    }

    /** Once it returns they are stored. Those with an id that was put before stay as they were. */
    public void putAll(Map<MailId, Mail> all) {
        var now = now();
        List<OutgoingMail> batch = new ArrayList<>();
        for (var each : all.entrySet()) {
            batch.add(outgoing(each.getKey(), each.getValue(), now));
            if (batch.size() == AT_ONCE) {
                mails.add(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            mails.add(batch);
        }
        sender.wake();
    }

    private OutgoingMail outgoing(MailId id, Mail mail, Instant now) {
        var topic = mail.topic();
        var giveUpAt = properties.giveUpAt(now);
        var goodUntil = mail.goodUntil();
        return new OutgoingMail(
                id,
                mail.kind(),
                mail.to(),
                topic == null ? null : topic.value(),
                mail.parties().stream().map(Id::value).toList(),
                hasRelay() ? MailState.QUEUED : MailState.NO_RELAY,
                now,
                now,
                goodUntil != null && goodUntil.isBefore(giveUpAt) ? goodUntil : giveUpAt,
                goodUntil,
                0,
                null,
                null,
                hasRelay() ? content(mail, now) : null);
    }

    private OutgoingMail.Content content(Mail mail, Instant now) {
        var enclosure = mail.enclosure();
        return new OutgoingMail.Content(
                mail.subject(), mail.text(), mail.stop(), enclosure == null ? null : enclosures.add(enclosure, now));
    }

    public Optional<MailStatus> status(MailId id) {
        return Optional.ofNullable(statuses(List.of(id)).get(id));
    }

    public Map<MailId, MailStatus> statuses(Collection<MailId> ids) {
        return mails.find(ids).stream().collect(toMap(OutgoingMail::id, OutgoingMail::status));
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

    /** Whether the newest mail to that address does not get through, so that a link is better passed on by hand. */
    public boolean isFailing(EmailAddress to) {
        return mails.to(to).stream()
                .max(Comparator.comparing(OutgoingMail::queuedAt))
                .map(OutgoingMail::status)
                .filter(MailStatus::isFailing)
                .isPresent();
    }

    /** Whether it is sent again, or at once: what was handed over is not, nor what nothing is kept of. */
    boolean tryAgain(MailId id) {
        var now = now();
        var again = mails.tryAgain(id, now, properties.giveUpAt(now));
        if (again) {
            sender.wake();
        }
        return again;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
