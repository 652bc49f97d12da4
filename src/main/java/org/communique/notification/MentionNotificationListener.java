package org.communique.notification;

import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.statement.Statements;
import org.communique.statement.draft.MemberMentioned;
import org.springframework.stereotype.Component;

/** Notifies a member of a mention; again only after they read the last one. */
@Component
class MentionNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final NoticeRepository noticeRepository;
    private final Statements statements;
    private final Directory directory;

    MentionNotificationListener(
            Announcer announcer, NoticeRepository noticeRepository, Statements statements, Directory directory) {
        this.announcer = announcer;
        this.noticeRepository = noticeRepository;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(MemberMentioned.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof MemberMentioned event) {
            announce(event, stored.id());
        }
    }

    private void announce(MemberMentioned event, String key) {
        if (noticeRepository.existsByMemberAndStatementAndKindAndReadAtIsNull(
                event.member(), event.statement(), NoticeKind.MENTIONED)) {
            return;
        }
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(directory.member(event.member()).stream().toList(), key),
                        new Announcement(
                                NoticeKind.MENTIONED,
                                statement,
                                event.at(),
                                new Detail(
                                        0,
                                        directory
                                                .member(event.by())
                                                .map(Member::name)
                                                .orElse(""),
                                        ""))));
    }
}
