package org.communique.invitation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.Admission;
import org.communique.coalition.Coalition;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.ServerProperties;
import org.communique.mail.Mail;
import org.communique.signon.AnswerDesk;
import org.communique.signon.CallSummary;
import org.communique.statement.VersionId;
import org.communique.statement.VersionSummary;
import org.communique.statement.Versions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Serves the public where a call is open to it: shows the text, and takes wishes to join. It tells nothing of who signed. */
@Component
class JoinDesk {

    static final Duration TO_CONFIRM = Duration.ofDays(3);

    /** How long a request waits for a coordinator that cannot be confirmed, as no mail can be sent. */
    static final Duration TO_DECIDE = Duration.ofDays(30);

    private final JoinRequests requests;
    private final JoinLimit limit;
    private final JoinRoom room;
    private final AnswerDesk answers;
    private final Versions versions;
    private final Admission admission;
    private final ContactMail mail;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Clock clock;

    JoinDesk(
            JoinRequests requests,
            JoinLimit limit,
            JoinRoom room,
            AnswerDesk answers,
            Versions versions,
            Admission admission,
            ContactMail mail,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Clock clock) {
        this.requests = requests;
        this.limit = limit;
        this.room = room;
        this.answers = answers;
        this.versions = versions;
        this.admission = admission;
        this.mail = mail;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.clock = clock;
    }

    record PublicCall(CallSummary call, VersionSummary text) {}

    /** A call that was never made, is over, or is not for the public: all alike not there. */
    Optional<PublicCall> find(String id) {
        try {
            return answers.publicCall(new VersionId(id))
                    .map(call -> new PublicCall(
                            call, versions.findSummaryById(call.version()).orElseThrow()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    sealed interface Asked {}

    record Taken(Delivery delivery) implements Asked {}

    record Invalid(List<String> problems) implements Asked {}

    record TooMany() implements Asked {}

    /** So many requests wait that no mailbox has confirmed. */
    record Full() implements Asked {}

    Asked ask(PublicCall call, JoinForm form, String address) {
        var problems = form.problems(admission);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var contact = new EmailAddress(form.contact());
        if (!limit.allows(address, contact)) {
            return new TooMany();
        }
        var now = now();
        if (!room.make(call.call().version(), contact, now, mail.isSetUp())) {
            return new Full();
        }
        var token = LinkToken.random();
        var request = new JoinRequest(
                JoinRequestId.random(),
                call.call().version(),
                form.organisation(),
                contact,
                form.contactName(),
                form.message(),
                now,
                mail.isSetUp(),
                JoinRequest.State.UNCONFIRMED,
                token.hash(),
                now.plus(mail.isSetUp() ? TO_CONFIRM : TO_DECIDE),
                null,
                null,
                null);
        requests.add(request);
        return new Taken(mail.send("join/" + request.id().value(), mail(request, call, token)));
    }

    /** Says nothing that the visitor typed: the mailbox may be of a person who did not ask for anything. */
    private Mail mail(JoinRequest request, PublicCall call, LinkToken token) {
        var title = ContactMail.oneLine(call.text().title());
        return new Mail(
                "JOIN_CONFIRM",
                request.contact(),
                request.version(),
                List.of(),
                ContactMail.oneLine(text("subject", coalition.profile().name(), title)),
                text("text", coalition.profile().name(), title, link(token), ContactMail.utc(request.confirmBy())),
                null,
                null,
                request.confirmBy());
    }

    private URI link(LinkToken token) {
        return server.link("/calls/confirm/" + token.value());
    }

    /** Changes nothing. */
    Optional<LinkLook.Why> whyNotGood(LinkToken token) {
        var request = requests.byConfirmation(token);
        if (request.isEmpty()) {
            return Optional.of(LinkLook.Why.UNKNOWN);
        }
        if (request.get().state() != JoinRequest.State.UNCONFIRMED) {
            return Optional.of(LinkLook.Why.USED);
        }
        return clock.instant().isBefore(request.get().confirmBy())
                ? Optional.empty()
                : Optional.of(LinkLook.Why.EXPIRED);
    }

    Optional<JoinRequest> find(LinkToken token) {
        return requests.byConfirmation(token);
    }

    boolean confirm(LinkToken token) {
        return requests.confirm(token, now());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail.join." + key, arguments, Locale.ENGLISH);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
