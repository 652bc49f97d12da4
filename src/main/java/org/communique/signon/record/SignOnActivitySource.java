package org.communique.signon.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.MemberId;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a statement in its sign-on call. How organisations answered is for coordinators alone. */
@Component
class SignOnActivitySource implements ActivitySource {

    private final SignOnCalls calls;
    private final Participations participations;

    SignOnActivitySource(SignOnCalls calls, Participations participations) {
        this.calls = calls;
        this.participations = participations;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> course(call).stream())
                .toList();
    }

    @Override
    public List<ActivityEntry> forCoordinators(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> answers(call).stream())
                .toList();
    }

    private static List<ActivityEntry> course(SignOnCall call) {
        List<ActivityEntry> entries = new ArrayList<>();
        entries.add(entry(
                call, "opened", List.of(call.version().number()), call.openedBy(), call.openedAt(), Audience.READERS));
        if (call.closedAt() != null) {
            entries.add(
                    call.withdrawalReason() == null
                            ? entry(call, "closed", List.of(), call.closedBy(), call.closedAt(), Audience.READERS)
                            : entry(
                                    call,
                                    "text-withdrawn",
                                    List.of(call.version().number()),
                                    call.closedBy(),
                                    call.closedAt(),
                                    Audience.READERS));
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
                        Audience.COORDINATORS))
                .toList();
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
        if (isMarkedByItsMember(signOnAction)) {
            return signOnAction.kind().name() + (isByOwnLink(signOnAction) ? ".by-link" : "");
        }
        return signOnAction.kind().name()
                + (signOnAction.speaker().acceptedBy() == null ? ".shared-link" : ".accepted");
    }

    /** Whether the history marks it, as it does all that the member did then. */
    private static boolean isMarkedByItsMember(SignOnAction signOnAction) {
        var speaker = signOnAction.speaker();
        return speaker.linkSharing() == null || speaker.consent() == null && speaker.acceptedBy() == null;
    }

    private static List<Object> details(SignOnAction signOnAction) {
        if (isMarkedByItsMember(signOnAction)) {
            return List.of(signOnAction.officialName(), signOnAction.speaker().byName());
        }
        var speaker = signOnAction.speaker();
        return Stream.of(
                        Optional.of(signOnAction.officialName()),
                        Optional.ofNullable(speaker.linkSharing()).map(LinkSharing::name),
                        Optional.ofNullable(speaker.acceptedBy()))
                .<Object>flatMap(Optional::stream)
                .toList();
    }

    private static ActivityEntry entry(
            SignOnCall call, String kind, List<Object> details, @Nullable MemberId by, Instant at, Audience audience) {
        return new ActivityEntry(
                "signon.activity." + kind,
                details,
                by,
                at,
                "statements/" + call.statement().value() + "/sign-on",
                audience);
    }
}
