package org.communique.amendment.discussion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.Amendments;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.comment.AssignedThreadSource;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Threads about amendments that a member is to deal with, as long as the member sees these. */
@Component
class AssignedDiscussionSource implements WorkItemSource {

    private final AmendmentComments comments;
    private final Amendments amendments;
    private final AmendmentReaders readers;
    private final Statements statements;
    private final Directory directory;

    AssignedDiscussionSource(
            AmendmentComments comments,
            Amendments amendments,
            AmendmentReaders readers,
            Statements statements,
            Directory directory) {
        this.comments = comments;
        this.amendments = amendments;
        this.readers = readers;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var threads = comments.assignedTo(member.id());
        var seen = threads.stream()
                .map(AmendmentComment::amendment)
                .distinct()
                .flatMap(id -> amendments.find(id).stream())
                .filter(amendment -> readers.included(amendment).test(member.id()))
                .map(Amendment::id)
                .collect(toSet());
        var about = statements
                .findAllById(seen.stream().map(AmendmentId::statement).collect(toSet()))
                .stream()
                .collect(toMap(Statement::id, statement -> statement));
        return threads.stream()
                .filter(thread -> seen.contains(thread.amendment()))
                .map(thread -> item(thread, requireNonNull(about.get(thread.statement()))))
                .toList();
    }

    private WorkItem item(AmendmentComment thread, Statement statement) {
        var route = "statements/" + statement.id().value() + "/amendments/"
                + thread.amendment().number();
        return AssignedThreadSource.item(thread, thread.text(), statement, route, directory);
    }
}
