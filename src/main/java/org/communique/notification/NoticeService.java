package org.communique.notification;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.treaty.stance.StanceRequests;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The current member's notices. */
@Service
@PreAuthorize("denyAll()")
public class NoticeService {

    private final NoticeRepository noticeRepository;
    private final Statements statements;
    private final StanceRequests stances;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final NoticeSettingsStore settings;
    private final AuthorityMessages authorityMessages;
    private final WithheldMailNotificationListener withheld;
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
        return latest.stream()
                .flatMap(notice -> shown(notice, readable).stream())
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

    private Optional<NoticeSummary> shown(Notice notice, Map<StatementId, Statement> readable) {
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
                .map(statement -> shown(notice, statement.title(), notice.kind().route(statement)));
    }

    private static NoticeSummary shown(Notice notice, String title, String route) {
        return new NoticeSummary(notice.kind(), title, route, notice.at(), notice.readAt() != null, notice.note());
    }
}
