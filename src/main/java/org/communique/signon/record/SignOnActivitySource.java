package org.communique.signon.record;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.erasure.ErasedName;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.mail.SentMessages;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.communique.text.format.NameList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a statement in its sign-on call. How organisations answered is for coordinators alone. */
@Component
class SignOnActivitySource implements ActivitySource {

    private static final int MOST_NAMES = 5;

    private final SignOnCalls calls;
    private final Participations participations;
    private final Ledger ledger;
    private final Directory directory;
    private final SentMessages sentMessages;

    SignOnActivitySource(
            SignOnCalls calls,
            Participations participations,
            Ledger ledger,
            Directory directory,
            SentMessages sentMessages) {
        this.calls = calls;
        this.participations = participations;
        this.ledger = ledger;
        this.directory = directory;
        this.sentMessages = sentMessages;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> course(call).stream())
                .toList();
    }

    @Override
    public List<ActivityEntry> forCoordinators(Statement statement) {
        var called = calls.of(statement.id());
        return called.isEmpty()
                ? List.of()
                : Stream.of(
                                called.stream().flatMap(call -> answers(call).stream()),
                                called.stream().flatMap(this::sent),
                                sharedLinks(statement).stream())
                        .flatMap(part -> part)
                        .toList();
    }

    private static List<ActivityEntry> course(SignOnCall call) {
        List<ActivityEntry> entries = new ArrayList<>();
        entries.add(entry(
                call,
                "opened",
                List.of(call.version().number()),
                call.openedBy(),
                call.openedAt(),
                Audience.READERS,
                ""));
        call.publicity().stream()
                .map(each -> entry(
                        call,
                        each.open() ? "public" : "public-no-more",
                        List.of(),
                        each.by(),
                        each.at(),
                        Audience.READERS,
                        ""))
                .forEach(entries::add);
        if (call.closedAt() != null) {
            entries.add(
                    call.withdrawalReason() == null
                            ? entry(call, "closed", List.of(), call.closedBy(), call.closedAt(), Audience.READERS, "")
                            : entry(
                                    call,
                                    "text-withdrawn",
                                    List.of(call.version().number()),
                                    call.closedBy(),
                                    call.closedAt(),
                                    Audience.READERS,
                                    ""));
        }
        return entries;
    }

    private List<ActivityEntry> answers(SignOnCall call) {
        return participations.of(call.version()).stream()
                .flatMap(part -> part.acts().stream())
                .filter(signOnAction -> signOnAction.kind().isAnswer())
                .map(signOnAction -> entry(
                        call,
                        kind(signOnAction),
                        details(signOnAction),
                        by(signOnAction),
                        signOnAction.at(),
                        Audience.COORDINATORS,
                        Objects.requireNonNullElse(signOnAction.content().words(), "")))
                .toList();
    }

    /** Who was written to, and the member's own words. */
    private Stream<ActivityEntry> sent(SignOnCall call) {
        var sendings = sentMessages.together(call.version());
        var names = directory.organisations(sendings.stream()
                .flatMap(sent -> sent.to().stream())
                .map(OrganisationId::new)
                .collect(toSet()));
        return sendings.stream().map(sent -> {
            var to = sent.to().stream()
                    .map(OrganisationId::new)
                    .flatMap(id -> Stream.ofNullable(names.get(id)))
                    .map(Organisation::displayName)
                    .sorted()
                    .toList();
            return entry(
                    call,
                    "sent." + sent.own().kind() + (sent.arrived() ? "" : ".lost"),
                    List.of(NameList.of(to, MOST_NAMES)),
                    sent.own().by(),
                    sent.at(),
                    Audience.COORDINATORS,
                    sent.own().words());
        });
    }

    /** No member declines or withdraws by the link of an organisation without an account; its signature, one accepted. */
    private static @Nullable MemberId by(SignOnAction signOnAction) {
        return isByOwnLink(signOnAction) && signOnAction.kind() != SignOnAction.Kind.SIGNED
                ? null
                : signOnAction.speaker().by();
    }

    private static boolean isByOwnLink(SignOnAction signOnAction) {
        var consent = signOnAction.speaker().consent();
        return consent != null && consent.channel().isByOwnLink();
    }

    private static String kind(SignOnAction signOnAction) {
        var speaker = signOnAction.speaker();
        var byOwnLink = isByOwnLink(signOnAction);
        return signOnAction.kind()
                + (speaker.consent() == null ? "" : byOwnLink ? ".by-link" : ".recorded")
                // What a member did whose password was set by a shared link, the history marks itself.
                + (speaker.acceptedBy() != null
                        ? ".accepted"
                        : byOwnLink && speaker.linkSharing() != null ? ".shared-link" : "");
    }

    /** For which organisation and by whom, who recorded or accepted it, who shared the link, who accepted it as a second person, and whether it has words. */
    private static List<Object> details(SignOnAction signOnAction) {
        var speaker = signOnAction.speaker();
        return List.of(
                signOnAction.officialName(),
                speaker.byName(),
                Optional.ofNullable(speaker.consent()).map(Consent::recordedBy).orElse(""),
                Optional.ofNullable(speaker.linkSharing())
                        .map(LinkSharing::name)
                        .orElse(""),
                Optional.ofNullable(speaker.acceptedBy()).orElse(""),
                signOnAction.content().words() == null ? 0 : 1);
    }

    private List<ActivityEntry> sharedLinks(Statement statement) {
        var shared = ledger.entries(LogId.privateOf(statement.id().value())).stream()
                .filter(recorded -> recorded.type().equals(SignOnLedgerWriter.LINK_SHARED))
                .toList();
        var names = directory.organisations(shared.stream()
                .map(SignOnActivitySource::organisation)
                .distinct()
                .toList());
        return shared.stream()
                .map(recorded -> new ActivityEntry(
                        "signon.activity.link." + recorded.fields().getOrDefault("link", "any"),
                        List.of(
                                Optional.ofNullable(names.get(organisation(recorded)))
                                        .map(Organisation::officialName)
                                        .orElse(""),
                                String.valueOf(recorded.sealed()
                                        .getOrDefault("handOver", Map.of())
                                        .getOrDefault("linkHandedOverBy", ErasedName.ERASED))),
                        null,
                        recorded.at(),
                        "statements/" + statement.id().value() + "/sign-on",
                        Audience.COORDINATORS))
                .toList();
    }

    private static OrganisationId organisation(RecordedEntry recorded) {
        return new OrganisationId(String.valueOf(recorded.fields().get("organisation")));
    }

    private static ActivityEntry entry(
            SignOnCall call,
            String kind,
            List<Object> details,
            @Nullable MemberId by,
            Instant at,
            Audience audience,
            String note) {
        return new ActivityEntry(
                "signon.activity." + kind,
                details,
                by,
                at,
                "statements/" + call.statement().value() + "/sign-on",
                audience,
                note);
    }
}
