package org.communique.invitation.join;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.member.OrganisationRegistrar;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.ContactMailer;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.LinkResolution;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.mail.EventOutbox;
import org.communique.mail.Mail;
import org.communique.mail.StoredEvent.Fact;
import org.communique.signon.CallSummary;
import org.communique.signon.SignOnEvent.JoinRequested;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Serves public calls: shows the text, and takes requests to join. It does not reveal who signed. */
@Component
class PublicCallService {

    static final Duration TO_CONFIRM = Duration.ofDays(3);

    /** How long a request waits for a coordinator that cannot be confirmed, as no mail can be sent. */
    static final Duration TO_DECIDE = Duration.ofDays(30);

    private final JoinRequests requests;
    private final JoinRateLimiter limit;
    private final UnconfirmedRequestLimit unconfirmedLimit;
    private final AnswerRecorder answers;
    private final Versions versions;
    private final OrganisationRegistrar organisationRegistrar;
    private final ContactMailer mail;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final EventOutbox outbox;
    private final Clock clock;

    PublicCallService(
            JoinRequests requests,
            JoinRateLimiter limit,
            UnconfirmedRequestLimit unconfirmedLimit,
            AnswerRecorder answers,
            Versions versions,
            OrganisationRegistrar organisationRegistrar,
            ContactMailer mail,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            EventOutbox outbox,
            Clock clock) {
        this.requests = requests;
        this.limit = limit;
        this.unconfirmedLimit = unconfirmedLimit;
        this.answers = answers;
        this.versions = versions;
        this.organisationRegistrar = organisationRegistrar;
        this.mail = mail;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.outbox = outbox;
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

    sealed interface JoinOutcome {}

    record Received(ContactMailOutcome delivery) implements JoinOutcome {}

    record Invalid(List<String> problems) implements JoinOutcome {}

    record TooMany() implements JoinOutcome {}

    /** So many requests wait that no mailbox has confirmed. */
    record Full() implements JoinOutcome {}

    JoinOutcome ask(PublicCall call, JoinForm form, String address) {
        var problems = form.problems(organisationRegistrar);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        var contact = new EmailAddress(form.contact());
        if (!limit.allows(address, contact)) {
            return new TooMany();
        }
        var now = now();
        if (!unconfirmedLimit.makeRoom(call.call().version(), contact, now, mail.isSetUp())) {
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
                JoinStatus.UNCONFIRMED,
                token.hash(),
                now.plus(mail.isSetUp() ? TO_CONFIRM : TO_DECIDE),
                null,
                null,
                null);
        if (request.waits(now)) {
            outbox.publish(
                    new JoinRequested(request.version()),
                    Fact.of(JoinRequest.class, request.id(), "at", now),
                    () -> Optional.of(requests.add(request)));
        } else {
            requests.add(request);
        }
        return new Received(mail.send("join/" + request.id().value(), mail(request, call, token)));
    }

    /** Says nothing that the visitor typed: the mailbox may be of a person who did not ask for anything. */
    private Mail mail(JoinRequest request, PublicCall call, LinkToken token) {
        var title = ContactMailer.oneLine(call.text().title());
        var deadline = call.call().deadline();
        var until = request.confirmBy().isBefore(deadline) ? request.confirmBy() : deadline;
        return new Mail(
                "JOIN_CONFIRM",
                request.contact(),
                request.version(),
                List.of(),
                ContactMailer.oneLine(text("subject", coalition.profile().name(), title)),
                text("text", coalition.profile().name(), title, link(token), ContactMailer.utc(until)),
                null,
                null,
                until);
    }

    private URI link(LinkToken token) {
        return server.link("/calls/confirm/" + token.value());
    }

    /** Changes nothing. */
    Optional<LinkResolution.Reason> invalidReason(LinkToken token) {
        var request = requests.byConfirmation(token);
        if (request.isEmpty()) {
            return Optional.of(LinkResolution.Reason.UNKNOWN);
        }
        if (request.get().state() != JoinStatus.UNCONFIRMED) {
            return Optional.of(LinkResolution.Reason.USED);
        }
        return clock.instant().isBefore(request.get().confirmBy())
                ? Optional.empty()
                : Optional.of(LinkResolution.Reason.EXPIRED);
    }

    Optional<JoinRequest> find(LinkToken token) {
        return requests.byConfirmation(token);
    }

    boolean confirm(LinkToken token) {
        return find(token)
                .flatMap(request -> outbox.publish(
                        new JoinRequested(request.version()),
                        Fact.of(JoinRequest.class, request.id(), "state", JoinStatus.CONFIRMED),
                        () -> requests.confirm(token, now())))
                .isPresent();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail.join." + key, arguments, Locale.ENGLISH);
    }

    private Instant now() {
        return clock.instant();
    }
}
