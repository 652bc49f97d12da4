package org.communique.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentEvent.Discussed;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.SuggestionEvent.SuggestionsDecided;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.comment.Comment;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.CommentEvent.Assigned;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentEvent.Replied;
import org.communique.comment.CommentEvent.SuggestionSettled;
import org.communique.comment.CommentId;
import org.communique.comment.Comments;
import org.communique.comment.Mentions;
import org.communique.comment.Reply;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.notification.Recipient.Reason;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notifies members about comments: once for each kind until they read it. */
@Component
class CommentNotificationListener implements NotificationListener {

    /** Of mentions on one statement; there is no notice of more. */
    private static final int MOST_UNREAD = 20;

    private final Announcer announcer;
    private final NoticeRepository noticeRepository;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;
    private final Comments comments;
    private final Amendments amendments;
    private final Rounds rounds;
    private final Clock clock;

    CommentNotificationListener(
            Announcer announcer,
            NoticeRepository noticeRepository,
            Statements statements,
            StatementRights rights,
            Directory directory,
            Comments comments,
            Amendments amendments,
            Rounds rounds,
            Clock clock) {
        this.announcer = announcer;
        this.noticeRepository = noticeRepository;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
        this.comments = comments;
        this.amendments = amendments;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                Commented.class,
                Replied.class,
                Assigned.class,
                SuggestionSettled.class,
                SuggestionsDecided.class,
                Discussed.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case Commented event -> on(event, stored.id());
            case Replied event -> on(event, stored.id());
            case Assigned event -> on(event, stored.id());
            case SuggestionSettled event -> on(event, stored.id());
            case SuggestionsDecided event -> on(event, event.id());
            case Discussed event -> on(event, stored.id());
            default -> {}
        }
    }

    private void on(Commented event, String key) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var drafters = directory.membersWith(Role.DRAFTER).stream()
                    .filter(member -> rights.allows(member, statement, Right.EDIT))
                    .map(Member::id)
                    .toList();
            var people = new LinkedHashSet<>(drafters);
            if (event.suggester() instanceof MemberId suggester) {
                people.add(suggester);
            }
            var words = comments.find(event.comment()).map(Comment::text).orElse("");
            people.removeAll(mention(key, event.comment(), words, event.by(), statement, event.at()));
            announce(
                    key,
                    people,
                    event.by(),
                    new Announcement(
                            NoticeKind.COMMENTED,
                            statement,
                            event.at(),
                            new Detail(0, name(event.by()), event.comment())));
        });
    }

    private void on(Replied event, String key) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var thread = comments.find(event.comment());
            var words = thread.stream()
                    .flatMap(each -> each.replies().stream())
                    .filter(reply -> reply.by().equals(event.by()) && reply.at().equals(event.at()))
                    .map(Reply::text)
                    .collect(Collectors.joining());
            var people = new LinkedHashSet<>(event.participants());
            thread.map(Comment::participants).ifPresent(people::addAll); // Others may have replied at the same moment.
            people.removeAll(mention(key, event.comment(), words, event.by(), statement, event.at()));
            announce(
                    key,
                    people,
                    event.by(),
                    new Announcement(
                            NoticeKind.REPLIED,
                            statement,
                            event.at(),
                            new Detail(0, name(event.by()), event.comment())));
        });
    }

    /** Tells those who are mentioned, each time; by mail once until they look. Returns them. */
    private Set<MemberId> mention(
            String key, CommentId thread, String words, MemberId by, Statement statement, Instant at) {
        var mentioned = Mentions.in(words);
        if (!mentioned.isEmpty()) {
            var announcement = new Announcement(NoticeKind.MENTIONED, statement, at, new Detail(0, name(by), thread));
            announce(key, mentioned, by, announcement);
            var others = readers(mentioned, by, statement)
                    .filter(member -> unread(member, statement, NoticeKind.MENTIONED) < MOST_UNREAD);
            announcer.notice(Recipient.of(others.toList(), key), announcement);
        }
        return mentioned;
    }

    private void on(Assigned event, String key) {
        var thread = comments.find(event.comment()).orElse(null);
        var statement = statements.findById(event.statement()).orElse(null);
        if (statement == null
                || thread == null
                || !thread.dealtWithBy().equals(Optional.of(event.to()))
                || !(thread.assignment() instanceof Assignment assignment)) {
            return;
        }
        var due = assignment.due(directory.zone(event.to()));
        announce(
                key,
                List.of(event.to()),
                event.by(),
                new Announcement(
                        NoticeKind.COMMENT_ASSIGNED,
                        statement,
                        null,
                        statement.id(),
                        event.at(),
                        due,
                        null,
                        new Detail(due == null ? 0 : 1, name(event.by()), thread.id())));
    }

    private void on(SuggestionSettled event, String key) {
        settled(event, key, event.suggester(), event.by(), event.at(), event.state() == SuggestionStatus.ACCEPTED, "");
    }

    private void on(SuggestionsDecided event, String key) {
        settled(event, key, event.author(), event.by(), event.at(), event.accepted(), event.reason());
    }

    private void settled(
            StatementRelatedEvent event,
            String key,
            MemberId to,
            MemberId by,
            Instant at,
            boolean accepted,
            String why) {
        var detail = new Detail(accepted ? 1 : 0, name(by), why);
        statements
                .findById(event.statement())
                .map(statement -> new Announcement(NoticeKind.SUGGESTION_SETTLED, statement, at, detail))
                .ifPresent(announcement -> announce(key, List.of(to), by, announcement));
    }

    /** A round whose deadline was moved can hide again what others have talked about. */
    private void on(Discussed event, String key) {
        var amendment = amendments.find(event.amendment()).orElse(null);
        var round = amendment == null ? null : rounds.find(amendment.round()).orElse(null);
        var statement = statements.findById(event.statement()).orElse(null);
        if (amendment == null || round == null || statement == null) {
            return;
        }
        announce(
                key,
                seeing(event.mentioned(), amendment, round),
                event.by(),
                NoticeKind.AMENDMENT_MENTIONED,
                statement,
                event.at());
        var others = event.participants().stream()
                .filter(member -> !event.mentioned().contains(member))
                .toList();
        announce(
                key,
                seeing(others, amendment, round),
                event.by(),
                new Announcement(
                        NoticeKind.AMENDMENT_DISCUSSED, statement, event.at(), new Detail(0, name(event.by()), "")),
                member -> member.id().equals(amendment.proposedBy()) ? Reason.PROPOSER : Reason.COMMENTER);
    }

    private List<MemberId> seeing(List<MemberId> members, Amendment amendment, AmendmentRound round) {
        return directory.members(members).values().stream()
                .filter(member -> round.shows(
                        amendment, member.organisation(), StatementRights.coordinates(member), clock.instant()))
                .map(Member::id)
                .toList();
    }

    private void announce(
            String key, Collection<MemberId> members, MemberId by, NoticeKind kind, Statement statement, Instant at) {
        announce(key, members, by, new Announcement(kind, statement, at, new Detail(0, name(by), "")));
    }

    private String name(MemberId member) {
        return directory.member(member).map(Member::name).orElse("");
    }

    private void announce(String key, Collection<MemberId> members, MemberId by, Announcement announcement) {
        announce(key, members, by, announcement, _ -> null);
    }

    private void announce(
            String key,
            Collection<MemberId> members,
            MemberId by,
            Announcement announcement,
            Function<Member, @Nullable Reason> reason) {
        var statement = Objects.requireNonNull(announcement.statement());
        // Why suggestions are rejected is said nowhere else.
        boolean says = announcement.kind() == NoticeKind.SUGGESTION_SETTLED
                && !announcement.detail().note().isEmpty();
        var recipients = readers(members, by, statement)
                .filter(member -> says || unread(member, statement, announcement.kind()) == 0)
                .toList();
        announcer.announce(
                recipients.stream()
                        .map(member -> new Recipient(member, List.of(member.id()), key, reason.apply(member)))
                        .toList(),
                announcement);
    }

    private Stream<Member> readers(Collection<MemberId> members, MemberId by, Statement statement) {
        return directory.members(members).values().stream()
                .filter(member -> !member.id().equals(by) && rights.allows(member, statement, Right.READ));
    }

    private int unread(Member member, Statement statement, NoticeKind kind) {
        return noticeRepository.countByMemberAndStatementAndKindAndReadAtIsNull(member.id(), statement.id(), kind);
    }
}
