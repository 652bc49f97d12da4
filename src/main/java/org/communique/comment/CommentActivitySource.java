package org.communique.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.Comments.CommentSummary;
import org.communique.comment.Comments.CommentSummary.Settlement;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Activity about comments, and about who accepted whose suggestions. */
@Component
class CommentActivitySource implements ActivitySource {

    private final Comments comments;
    private final Directory directory;

    CommentActivitySource(Comments comments, Directory directory) {
        this.comments = comments;
        this.directory = directory;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var summaries = comments.outlines(statement.id());
        var people = directory.members(summaries.stream()
                .flatMap(CommentActivitySource::named)
                .distinct()
                .toList());
        List<ActivityEntry> entries = new ArrayList<>();
        for (var comment : summaries) {
            entries.add(new ActivityEntry(
                    key(comment.suggestion() == null ? "written" : "suggested", comment, statement),
                    List.of(number(comment), version(comment)),
                    comment.by(),
                    comment.at(),
                    route(comment, statement),
                    Audience.READERS));
            if (comment.removedBy() != null && comment.deletedAt() != null) {
                entries.add(new ActivityEntry(
                        key("removed", comment, statement),
                        List.of(number(comment), version(comment)),
                        comment.removedBy(),
                        comment.deletedAt(),
                        route(comment, statement),
                        Audience.READERS));
            }
            if (comment.suggestion() instanceof Settlement suggestion) {
                settled(statement, comment, suggestion, people, entries);
            }
            if (comment.assignment() instanceof Assignment assignment) {
                entries.addAll(assigned(statement, comment, assignment, people));
            }
        }
        return entries;
    }

    private static Stream<MemberId> named(CommentSummary comment) {
        return Stream.concat(
                comment.suggestion() == null ? Stream.empty() : Stream.of(comment.by()),
                Stream.ofNullable(comment.assignment()).map(Assignment::to));
    }

    private static List<ActivityEntry> assigned(
            Statement statement, CommentSummary comment, Assignment assignment, Map<MemberId, Member> people) {
        var details = List.<Object>of(number(comment), version(comment), name(people.get(assignment.to())));
        var given = new ActivityEntry(
                key("assigned", comment, statement),
                details,
                assignment.by(),
                assignment.at(),
                route(comment, statement),
                Audience.READERS);
        return assignment.doneBy() == null || assignment.doneAt() == null
                ? List.of(given)
                : List.of(
                        given,
                        new ActivityEntry(
                                key("done", comment, statement),
                                details,
                                assignment.doneBy(),
                                assignment.doneAt(),
                                route(comment, statement),
                                Audience.READERS));
    }

    private static String name(@Nullable Member member) {
        return member == null ? "" : member.name();
    }

    private static void settled(
            Statement statement,
            CommentSummary comment,
            Settlement suggestion,
            Map<MemberId, Member> names,
            List<ActivityEntry> entries) {
        if (suggestion.at() == null || suggestion.state() == SuggestionStatus.ACCEPTED && !suggestion.entered()) {
            return;
        }
        entries.add(new ActivityEntry(
                key(suggestion.state() == SuggestionStatus.ACCEPTED ? "accepted" : "declined", comment, statement),
                List.of(number(comment), version(comment), name(names.get(comment.by()))),
                suggestion.by(),
                suggestion.at(),
                route(comment, statement),
                Audience.READERS));
    }

    private static String key(String what, CommentSummary comment, Statement statement) {
        var of = isOnDraft(comment, statement)
                ? "draft"
                : comment.quotation().address().substring(0, 1);
        return "comment.activity." + what + "." + of;
    }

    /** Its version is not frozen yet, so that its passages have no numbers that would stay. */
    private static boolean isOnDraft(CommentSummary comment, Statement statement) {
        return comment.version() > statement.frozen().versions();
    }

    private static String number(CommentSummary comment) {
        return comment.quotation().address().substring(1);
    }

    private static String version(CommentSummary comment) {
        return Integer.toString(comment.version());
    }

    private static String route(CommentSummary comment, Statement statement) {
        var screen = isOnDraft(comment, statement) ? "/draft" : "/review";
        return "statements/" + statement.id().value() + screen;
    }
}
