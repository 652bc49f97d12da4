package org.communique.notification;

import org.communique.coalition.Directory;
import org.communique.statement.MemberMentioned;
import org.communique.statement.Statements;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells a member of being mentioned; again only once they have seen the last time. */
@Component
@Async(NotificationConfiguration.EXECUTOR)
class MentionNews {

    private final Announcer announcer;
    private final Notices notices;
    private final Statements statements;
    private final Directory directory;

    MentionNews(Announcer announcer, Notices notices, Statements statements, Directory directory) {
        this.announcer = announcer;
        this.notices = notices;
        this.statements = statements;
        this.directory = directory;
    }

    @EventListener
    void on(MemberMentioned event) {
        if (notices.existsByMemberAndStatementAndKindAndReadAtIsNull(
                event.member(), event.statement(), NoticeKind.MENTIONED)) {
            return;
        }
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        directory.member(event.member()).stream().toList(),
                        new Announcement(NoticeKind.MENTIONED, statement, event.at(), null)));
    }
}
