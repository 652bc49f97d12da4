package org.communique.treaty.stance;

import java.time.Clock;
import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Requests that an organisation has not answered, for those who can answer for it. */
@Component
class StanceWorkItemSource implements WorkItemSource {

    private final StanceRequests requests;
    private final Directory directory;
    private final Clock clock;

    StanceWorkItemSource(StanceRequests requests, Directory directory, Clock clock) {
        this.requests = requests;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var now = clock.instant();
        if (!member.is(Role.REPRESENTATIVE)
                || directory.mandates(member.id(), now).stream()
                        .noneMatch(mandate -> mandate.organisation().equals(member.organisation())
                                && mandate.only().isEmpty())) {
            return List.of();
        }
        return requests.open(now).stream()
                .filter(request ->
                        requests.answer(request.id(), member.organisation()).isEmpty())
                .map(request -> new WorkItem(
                        "treaty.work.answer",
                        "",
                        null,
                        request.title(),
                        "treaty/organisations/" + request.id().value(),
                        request.deadline()))
                .toList();
    }
}
