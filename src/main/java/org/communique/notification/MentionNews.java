package org.communique.notification;

import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.mail.News;
import org.communique.mail.StoredEvent;
import org.communique.statement.MemberMentioned;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Tells a member of being mentioned; again only once they have seen the last time. */
@Component
class MentionNews implements News {

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

    @Override
    public Set<Class<?>> events() {
        return Set.of(MemberMentioned.class);
    }

    @Override
    public void tell(StoredEvent stored) {
        if (stored.event() instanceof MemberMentioned event) {
            tell(event, stored.id());
        }
    }

    private void tell(MemberMentioned event, String key) {
        if (notices.existsByMemberAndStatementAndKindAndReadAtIsNull(
                event.member(), event.statement(), NoticeKind.MENTIONED)) {
            return;
        }
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        Recipient.of(directory.member(event.member()).stream().toList(), key),
                        new Announcement(NoticeKind.MENTIONED, statement, event.at())));
    }
}
