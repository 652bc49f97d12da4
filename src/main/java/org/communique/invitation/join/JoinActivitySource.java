package org.communique.invitation.join;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.stereotype.Component;

/** Who asked to join, and what became of it, is for coordinators alone. */
@Component
class JoinActivitySource implements ActivitySource {

    private final SignOnCalls calls;
    private final JoinRequests requests;

    JoinActivitySource(SignOnCalls calls, JoinRequests requests) {
        this.calls = calls;
        this.requests = requests;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return List.of();
    }

    @Override
    public List<ActivityEntry> forCoordinators(Statement statement) {
        return calls.of(statement.id()).stream()
                .flatMap(call -> requests.of(call.version()).stream())
                .filter(request -> request.state() != JoinStatus.UNCONFIRMED)
                .flatMap(JoinActivitySource::entries)
                .toList();
    }

    private static Stream<ActivityEntry> entries(JoinRequest request) {
        List<Object> name = List.of(request.organisation().officialName());
        var route = "statements/" + request.version().statement().value() + "/sign-on";
        var asked = new ActivityEntry(
                "invitation.activity.asked", name, null, request.at(), route, Audience.COORDINATORS, request.message());
        return request.state() == JoinStatus.ACCEPTED || request.state() == JoinStatus.REFUSED
                ? Stream.of(
                        asked,
                        new ActivityEntry(
                                "invitation.activity." + request.state(),
                                name,
                                request.decidedBy(),
                                Objects.requireNonNull(request.decidedAt()),
                                route,
                                Audience.COORDINATORS,
                                Objects.requireNonNullElse(request.decision(), "")))
                : Stream.of(asked);
    }
}
