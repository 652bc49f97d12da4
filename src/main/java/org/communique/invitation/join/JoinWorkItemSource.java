package org.communique.invitation.join;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.invitation.join.JoinRequests.Waiting;
import org.communique.signon.participation.CallFigures;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Requests to join wait for a coordinator: one item for each open call, however many ask. */
@Component
class JoinWorkItemSource implements WorkItemSource {

    private static final int MOST = 1_000;
    private static final int MOST_NAMES = 3;

    private final JoinRequests requests;
    private final SignOnCalls calls;
    private final Versions versions;
    private final Clock clock;

    JoinWorkItemSource(JoinRequests requests, SignOnCalls calls, Versions versions, Clock clock) {
        this.requests = requests;
        this.calls = calls;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        if (!member.is(Role.COORDINATOR)) {
            return List.of();
        }
        var now = clock.instant();
        var waiting = requests.waiting(MOST, now).stream()
                .collect(groupingBy(Waiting::version, LinkedHashMap::new, Collectors.toList()));
        if (waiting.isEmpty()) {
            return List.of();
        }
        var open = calls.figures(waiting.keySet()).stream()
                .filter(call -> call.isOpen() && now.isBefore(call.deadline()))
                .map(CallFigures::version)
                .toList();
        var titles = versions.titles(open);
        return open.stream()
                .map(version ->
                        item(version, titles.getOrDefault(version, ""), waiting.getOrDefault(version, List.of())))
                .toList();
    }

    private static WorkItem item(VersionId version, String title, List<Waiting> waiting) {
        var names = waiting.stream()
                .limit(MOST_NAMES)
                .map(request -> request.organisation().officialName())
                .collect(joining(", "));
        return new WorkItem(
                "invitation.work.join",
                waiting.size() > MOST_NAMES ? names + ", …" : names,
                version.statement(),
                title,
                "statements/" + version.statement().value() + "/sign-on",
                null);
    }
}
