package org.communique.signon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.HandOver;
import org.communique.coalition.MemberId;
import org.communique.statement.ActivitySource;
import org.communique.statement.Happening;
import org.communique.statement.Happening.Audience;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a statement in its sign-on call. How organisations answered is for coordinators alone. */
@Component
class SignOnActivity implements ActivitySource {

    private final SignOnCalls calls;
    private final Participations participations;

    SignOnActivity(SignOnCalls calls, Participations participations) {
        this.calls = calls;
        this.participations = participations;
    }

    @Override
    public List<Happening> of(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> course(call).stream())
                .toList();
    }

    @Override
    public List<Happening> forCoordinators(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> answers(call).stream())
                .toList();
    }

    private static List<Happening> course(SignOnCall call) {
        List<Happening> happenings = new ArrayList<>();
        happenings.add(happening(
                call, "opened", List.of(call.version().number()), call.openedBy(), call.openedAt(), Audience.READERS));
        if (call.closedAt() != null) {
            happenings.add(
                    call.takenBack() == null
                            ? happening(call, "closed", List.of(), call.closedBy(), call.closedAt(), Audience.READERS)
                            : happening(
                                    call,
                                    "taken-back",
                                    List.of(call.version().number()),
                                    call.closedBy(),
                                    call.closedAt(),
                                    Audience.READERS));
        }
        return happenings;
    }

    private List<Happening> answers(SignOnCall call) {
        return participations.of(call.version()).stream()
                .flatMap(part -> part.acts().stream())
                .filter(act -> act.kind().isAnswer())
                .map(act -> happening(call, kind(act), details(act), act.by(), act.at(), Audience.COORDINATORS))
                .toList();
    }

    private static String kind(Act act) {
        if (isMarkedByItsMember(act)) {
            return act.kind().name();
        }
        return act.kind().name() + (act.acceptedBy() == null ? ".handed-over" : ".accepted");
    }

    /** Whether the history marks it, as it does all that the member did then. */
    private static boolean isMarkedByItsMember(Act act) {
        return act.handedOver() == null || act.consent() == null && act.acceptedBy() == null;
    }

    private static List<Object> details(Act act) {
        if (isMarkedByItsMember(act)) {
            return List.of(act.officialName());
        }
        return Stream.of(
                        Optional.of(act.officialName()),
                        Optional.ofNullable(act.handedOver()).map(HandOver::name),
                        Optional.ofNullable(act.acceptedBy()))
                .<Object>flatMap(Optional::stream)
                .toList();
    }

    private static Happening happening(
            SignOnCall call, String kind, List<Object> details, @Nullable MemberId by, Instant at, Audience audience) {
        return new Happening(
                "signon.activity." + kind,
                details,
                by,
                at,
                "statements/" + call.statement().value() + "/sign-on",
                audience);
    }
}
