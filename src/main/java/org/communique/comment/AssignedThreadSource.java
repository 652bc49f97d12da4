package org.communique.comment;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.comment.Comment.Assignment;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Threads that a member is to deal with, on statements that the member may still read. */
@Component
public class AssignedThreadSource implements WorkItemSource {

    private static final int LONGEST_DETAIL = 80;

    private final Comments comments;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;

    AssignedThreadSource(Comments comments, Statements statements, StatementRights rights, Directory directory) {
        this.comments = comments;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var threads = comments.assignedTo(member.id());
        if (threads.isEmpty()) {
            return List.of();
        }
        var readable =
                statements.findAllById(threads.stream().map(Comment::statement).collect(Collectors.toSet())).stream()
                        .filter(statement -> rights.allows(member, statement, Right.READ))
                        .collect(Collectors.toMap(Statement::id, Function.identity()));
        return threads.stream()
                .flatMap(thread -> Stream.ofNullable(readable.get(thread.statement()))
                        .map(statement -> item(
                                thread,
                                thread.text().isEmpty() ? thread.quotation().exact() : thread.text(),
                                statement,
                                thread.route(statement.frozen().versions()),
                                directory)))
                .toList();
    }

    /**
     * Of a thread that a member is to deal with.
     *
     * @param said what it begins with
     */
    public static WorkItem item(
            DiscussionThread thread, String said, Statement statement, String route, Directory directory) {
        return new WorkItem(
                "comment.work.assigned",
                detail(Mentions.named(said, directory)),
                statement.id(),
                statement.title(),
                route,
                thread.assignment() instanceof Assignment assignment
                        ? assignment.due(directory.zone(assignment.to()))
                        : null);
    }

    private static String detail(String said) {
        var line = said.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_DETAIL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_DETAIL - 1)) + "…";
    }
}
