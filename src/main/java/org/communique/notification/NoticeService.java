package org.communique.notification;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.notification.Announcement.Detail;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.WorkItem;
import org.communique.treaty.stance.StanceRequests;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The current member's notices. */
@Service
@PreAuthorize("denyAll()")
public class NoticeService {

    private static final Duration JUST_COME = Duration.ofMinutes(1);

    private final NoticeRepository noticeRepository;
    private final Statements statements;
    private final StanceRequests stances;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final NoticeSettingsStore settings;
    private final AuthorityMessages authorityMessages;
    private final WithheldMailNotificationListener withheld;
    private final CommentWords comments;
    private final NoticeMailComposer mail;
    private final MongoOperations mongo;
    private final StatementChangeNotifier screens;
    private final Clock clock;

    NoticeService(
            NoticeRepository noticeRepository,
            Statements statements,
            StanceRequests stances,
            StatementRights rights,
            CurrentMember currentMember,
            NoticeSettingsStore settings,
            AuthorityMessages authorityMessages,
            WithheldMailNotificationListener withheld,
            CommentWords comments,
            NoticeMailComposer mail,
            MongoOperations mongo,
            StatementChangeNotifier screens,
            Clock clock) {
        this.noticeRepository = noticeRepository;
        this.statements = statements;
        this.stances = stances;
        this.rights = rights;
        this.currentMember = currentMember;
        this.settings = settings;
        this.authorityMessages = authorityMessages;
        this.withheld = withheld;
        this.comments = comments;
        this.mail = mail;
        this.mongo = mongo;
        this.screens = screens;
        this.clock = clock;
    }

    /** The latest 30, newest first, without those about statements that the member may no longer open. */
    @PreAuthorize("isAuthenticated()")
    public List<NoticeSummary> latest() {
        var member = currentMember.get();
        var latest = noticeRepository.findTop30ByMemberOrderByAtDesc(member.id());
        var open = rights.opensTo(member);
        var readable = statements
                .findAllById(latest.stream()
                        .flatMap(notice -> Stream.ofNullable(notice.statement()))
                        .distinct()
                        .toList())
                .stream()
                .filter(open)
                .collect(toMap(Statement::id, Function.identity()));
        var words = comments.of(latest.stream()
                .filter(notice -> readable.containsKey(notice.statement()))
                .toList());
        return latest.stream()
                .flatMap(notice -> shown(notice, readable, words).stream())
                .toList();
    }

    @PreAuthorize("isAuthenticated()")
    public int unread() {
        return noticeRepository.countByMemberAndReadAtIsNull(currentMember.id());
    }

    @PreAuthorize("isAuthenticated()")
    public void markAllRead() {
        mongo.updateMulti(
                query(where("member").is(currentMember.id()).and("readAt").is(null)),
                new Update().set("readAt", clock.instant()),
                Notice.class);
        screens.noticesChanged();
    }

    /** The current member looks at a screen: what it is about is read, unless something is to be done first. */
    @PreAuthorize("isAuthenticated()")
    public void opened(String route) {
        var unread = unreadOf(currentMember.id());
        var about = statements
                .findAllById(unread.stream()
                        .filter(notice -> notice.statement() != null
                                && notice.kind().work().isEmpty()
                                && route.startsWith(
                                        "statements/" + notice.statement().value() + "/"))
                        .map(Notice::statement)
                        .distinct()
                        .toList())
                .stream()
                .collect(toMap(Statement::id, Function.identity()));
        markRead(unread.stream()
                .filter(notice -> notice.kind().work().isEmpty()
                        && Optional.ofNullable(about.get(notice.statement()))
                                .filter(statement ->
                                        notice.kind().route(statement).equals(route))
                                .isPresent()));
    }

    /**
     * What notices of the current member asked for is read once it is done. Those of the last minute wait: what they ask for may not have
     * been among the items yet.
     *
     * @param items all that waits for the member
     * @param age   of the items
     */
    @PreAuthorize("isAuthenticated()")
    public void settle(Collection<WorkItem> items, Duration age) {
        var before = clock.instant().minus(age).minus(JUST_COME);
        var waiting = items.stream()
                .map(item -> new Waiting(
                        item.kind(),
                        item.statement() == null
                                ? item.route()
                                : item.statement().value()))
                .collect(toSet());
        markRead(unreadOf(currentMember.id()).stream()
                .filter(notice -> !notice.kind().work().isEmpty()
                        && notice.at().isBefore(before)
                        && !waiting.contains(new Waiting(notice.kind().work(), subject(notice)))));
    }

    /** @param subject a statement, or the screen of something else */
    private record Waiting(String work, String subject) {}

    private static String subject(Notice notice) {
        return notice.statement() != null
                ? notice.statement().value()
                : notice.kind().screen() + "/"
                        + requireNonNull(notice.stances()).value();
    }

    private List<Notice> unreadOf(MemberId member) {
        return noticeRepository.findTop200ByMemberAndReadAtIsNullOrderByAtDesc(member);
    }

    private void markRead(Stream<Notice> notices) {
        var ids = notices.map(Notice::id).toList();
        if (!ids.isEmpty()) {
            mongo.updateMulti(
                    query(where("_id").in(ids).and("readAt").is(null)),
                    new Update().set("readAt", clock.instant()),
                    Notice.class);
            screens.noticesChanged();
        }
    }

    /** How the current member gets notices, for every topic that can be chosen. */
    @PreAuthorize("isAuthenticated()")
    public Map<NoticeTopic, MailFrequency> settings() {
        var own = settings.of(currentMember.id());
        Map<NoticeTopic, MailFrequency> deliveries = new EnumMap<>(NoticeTopic.class);
        for (var topic : NoticeTopic.values()) {
            if (topic.canBeChosen()) {
                deliveries.put(topic, own.of(topic));
            }
        }
        return deliveries;
    }

    /** Topics that are not named stay as they are. */
    @PreAuthorize("isAuthenticated()")
    public void changeSettings(Map<NoticeTopic, MailFrequency> deliveries) {
        Map<NoticeTopic, MailFrequency> chosen = new EnumMap<>(NoticeTopic.class);
        deliveries.forEach((topic, mailFrequency) -> {
            if (topic.canBeChosen()) {
                chosen.put(topic, mailFrequency);
            }
        });
        settings.choose(currentMember.id(), chosen);
    }

    private Optional<NoticeSummary> shown(
            Notice notice, Map<StatementId, Statement> readable, Map<NoticeId, String> words) {
        if (notice.granted() != null) {
            return Optional.of(shown(
                    notice,
                    authorityMessages.shown(notice.kind(), notice.granted()),
                    notice.kind().screen()));
        }
        if (notice.withheldOf() != null) {
            return Optional.of(shown(
                    notice,
                    withheld.sentence(notice.kind(), notice.withheldOf()),
                    notice.kind().screen()));
        }
        if (notice.stances() != null) {
            return stances.find(notice.stances())
                    .map(request -> shown(notice, request.title(), notice.kind().route(request)));
        }
        return Optional.ofNullable(readable.get(notice.statement()))
                .map(statement -> shown(notice, statement.title(), notice.kind().route(statement))
                        .with(words.getOrDefault(notice.id(), "")));
    }

    private NoticeSummary shown(Notice notice, String title, String route) {
        var detail = notice.detail() == null ? Detail.NONE : notice.detail();
        return new NoticeSummary(
                notice.kind(),
                notice.statement(),
                title,
                route,
                notice.at(),
                notice.readAt() != null,
                detail.name(),
                detail.which(),
                mail.about(notice),
                notice.reason(),
                detail.note().isEmpty() ? null : detail.note());
    }
}
