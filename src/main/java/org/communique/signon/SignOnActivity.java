package org.communique.signon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                .map(act -> happening(
                        call,
                        act.kind().name(),
                        List.of(act.officialName()),
                        act.by(),
                        act.at(),
                        Audience.COORDINATORS))
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
