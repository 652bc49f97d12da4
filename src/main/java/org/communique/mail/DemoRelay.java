package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** A mail relay for the demo, which has none. */
@Component
@ConditionalOnProperty("communique.demo")
public class DemoRelay {

    /**
     * What becomes of a mail.
     *
     * @param attempts how many failed
     * @param answer   what the relay said to the last
     */
    public record Fate(
            MailState state, int attempts, @Nullable String answer) {

        public static final Fate WAITING = new Fate(MailState.QUEUED, 0, null);
        public static final Fate TAKEN = new Fate(MailState.HANDED_OVER, 0, null);
    }

    private static final Duration NEXT_ATTEMPT = Duration.ofMinutes(25);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final MailRelay relay;
    private final OutgoingMails mails;
    private final MongoOperations mongo;
    private final Clock clock;

    DemoRelay(MailRelay relay, OutgoingMails mails, MongoOperations mongo, Clock clock) {
        this.relay = relay;
        this.mails = mails;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** What the act causes goes to no real relay, where one is set up: the addresses are invented. */
    public void replaceRelay(Runnable act) {
        relay.disconnect(true);
        try {
            act.run();
        } finally {
            relay.disconnect(false);
        }
    }

    /**
     * Mails about the topic get the result given for the member or organisation; the others are accepted. Mails that a real relay has
     * are not changed, nor those to people without an account: their links were shared manually.
     *
     * @return whom the mails are for
     */
    public Set<String> play(Id topic, Map<String, Fate> fates) {
        Set<String> parties = new HashSet<>();
        for (var mail : mails.about(topic.value())) {
            parties.addAll(mail.parties());
            if (mail.state() == MailState.NO_RELAY
                    && !mail.kind().startsWith("INVITATION_")
                    && !mail.kind().startsWith("JOIN_")) {
                mongo.save(played(
                        mail,
                        mail.parties().stream()
                                .filter(fates::containsKey)
                                .findFirst()
                                .map(fates::get)
                                .orElse(Fate.TAKEN)));
            }
        }
        return parties;
    }

    private OutgoingMail played(OutgoingMail mail, Fate fate) {
        return new OutgoingMail(
                mail.id(),
                mail.kind(),
                mail.to(),
                mail.topic(),
                mail.parties(),
                fate.state(),
                mail.queuedAt(),
                at(mail, fate),
                mail.giveUpAt(),
                mail.goodUntil(),
                fate.attempts(),
                fate.answer(),
                null,
                mail.own(),
                null);
    }

    private Instant at(OutgoingMail mail, Fate fate) {
        var now = clock.instant();
        return switch (fate.state()) {
            case QUEUED -> now.plus(NEXT_ATTEMPT);
            case GIVEN_UP -> mail.giveUpAt().isBefore(now) ? mail.giveUpAt() : now;
            case HANDED_OVER, REFUSED, NO_RELAY, WITHHELD -> mail.queuedAt().plus(ANSWER);
        };
    }
}
