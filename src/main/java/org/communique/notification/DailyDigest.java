package org.communique.notification;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.job.Leases;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.notification.NoticeMailComposer.DigestLine;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.storage.DatabaseOutage;
import org.communique.treaty.stance.StanceRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Mails members who want it, once a day in their morning, the notices of the last day that they have not seen. */
@Component
class DailyDigest {

    private static final Logger log = LoggerFactory.getLogger(DailyDigest.class);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final int MOST_LINES = 100;

    private final NoticeSettingsStore settings;
    private final NoticeMailComposer mail;
    private final MailOutbox outbox;
    private final Directory directory;
    private final Statements statements;
    private final StanceRequests stances;
    private final StatementRights rights;
    private final MongoOperations mongo;
    private final Leases leases;
    private final Clock clock;

    DailyDigest(
            NoticeSettingsStore settings,
            NoticeMailComposer mail,
            MailOutbox outbox,
            Directory directory,
            Statements statements,
            StanceRequests stances,
            StatementRights rights,
            MongoOperations mongo,
            Leases leases,
            Clock clock) {
        this.settings = settings;
        this.mail = mail;
        this.outbox = outbox;
        this.directory = directory;
        this.statements = statements;
        this.stances = stances;
        this.rights = rights;
        this.mongo = mongo;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void run() {
        if (outbox.hasRelay()) {
            leases.run("daily-digest", this::mailDue);
        }
    }

    void mailDue() {
        settings.daily().forEach(each -> {
            try {
                mailIfDue(each);
            } catch (RuntimeException e) {
                DatabaseOutage.log(
                        log,
                        e,
                        "Could not make the digest of member {}; it is tried again in ten minutes",
                        each.member().value());
            }
        });
    }

    private void mailIfDue(NoticeSettings each) {
        var now = clock.instant().atZone(directory.zone(each.member()));
        var today = now.toLocalDate();
        if (now.toLocalTime().isBefore(MORNING) || today.equals(each.digestOn())) {
            return;
        }
        var member = directory.member(each.member()).filter(Member::active);
        if (member.isPresent()) {
            put(member.get(), today);
            settings.begun(each, today);
        }
    }

    /** Another node may do the same: of a day there is one digest. Notices wait until it is in the outbox. */
    private void put(Member member, LocalDate day) {
        var waiting = mongo.find(
                query(where("member").is(member.id()).and("digest").is(true))
                        .with(Sort.by("at"))
                        .limit(MOST_LINES),
                Notice.class);
        var unseen = waiting.stream().filter(notice -> notice.readAt() == null).toList();
        var open = rights.opensTo(member);
        var readable = statements
                .findAllById(unseen.stream()
                        .flatMap(notice -> Stream.ofNullable(notice.statement()))
                        .distinct()
                        .toList())
                .stream()
                .filter(open)
                .collect(toMap(Statement::id, statement -> statement));
        List<DigestLine> lines = unseen.stream()
                .flatMap(notice -> line(notice, readable).stream())
                .toList();
        if (!lines.isEmpty()) {
            outbox.put(MailId.of("digest/" + day, member.id()), mail.digest(member, lines));
        }
        mongo.updateMulti(
                query(where("_id").in(waiting.stream().map(Notice::id).toList())),
                new Update().unset("digest"),
                Notice.class);
    }

    private Optional<DigestLine> line(Notice notice, Map<StatementId, Statement> readable) {
        var kind = notice.kind();
        return notice.stances() != null
                ? stances.find(notice.stances())
                        .map(request -> new DigestLine(notice, request.title(), kind.route(request)))
                : Optional.ofNullable(readable.get(notice.statement()))
                        .map(statement -> new DigestLine(notice, statement.title(), kind.route(statement)));
    }
}
