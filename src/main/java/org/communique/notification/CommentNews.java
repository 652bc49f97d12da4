package org.communique.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.SuggestionSettled;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementRights;
import org.communique.statement.Statements;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Who is told about comments: of each kind once until they have seen it. */
@Component
@Async(NotificationConfiguration.EXECUTOR)
class CommentNews {

    private final Announcer announcer;
    private final Notices notices;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;

    CommentNews(
            Announcer announcer, Notices notices, Statements statements, StatementRights rights, Directory directory) {
        this.announcer = announcer;
        this.notices = notices;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
    }

    @EventListener
    void on(Commented event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var drafters = directory.membersWith(Role.DRAFTER).stream()
                    .filter(member -> rights.allows(member, statement, Right.EDIT))
                    .map(Member::id)
                    .toList();
            tell(drafters, event.by(), NoticeKind.COMMENTED, statement, event.at());
        });
    }

    @EventListener
    void on(Replied event) {
        statements
                .findById(event.statement())
                .ifPresent(
                        statement -> tell(event.participants(), event.by(), NoticeKind.REPLIED, statement, event.at()));
    }

    @EventListener
    void on(SuggestionSettled event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> tell(
                        List.of(event.suggester()), event.by(), NoticeKind.SUGGESTION_SETTLED, statement, event.at()));
    }

    private void tell(Collection<MemberId> members, MemberId by, NoticeKind kind, Statement statement, Instant at) {
        var told = directory.members(members).values().stream()
                .filter(member -> !member.id().equals(by) && rights.allows(member, statement, Right.READ))
                .filter(member ->
                        !notices.existsByMemberAndStatementAndKindAndReadAtIsNull(member.id(), statement.id(), kind))
                .toList();
        announcer.tell(told, new Announcement(kind, statement, at, null));
    }
}
