package org.communique.statement.activity;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementEvent.DraftRestored;
import org.communique.statement.StatementEvent.ProposalDeclined;
import org.communique.statement.StatementEvent.StatementAbandoned;
import org.communique.statement.StatementEvent.StatementDuplicated;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementEvent.StatementRenamed;
import org.communique.statement.StatementEvent.StatementTagged;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.StatementAuditEvent.Kind;
import org.communique.statement.version.Versions;
import org.communique.text.format.NameList;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Records acts on statements as a whole, and lists them with their versions. */
@Component
class StatementAuditLog implements ActivitySource, NotificationListener {

    private final MongoOperations mongo;
    private final Versions versions;
    private final Directory directory;
    private final StatementChangeNotifier changeNotifier;

    StatementAuditLog(
            MongoOperations mongo, Versions versions, Directory directory, StatementChangeNotifier changeNotifier) {
        this.mongo = mongo;
        this.versions = versions;
        this.directory = directory;
        this.changeNotifier = changeNotifier;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                AccessChanged.class,
                StatementRenamed.class,
                StatementDuplicated.class,
                StatementTagged.class,
                DraftRestored.class,
                StatementAbandoned.class,
                StatementOpened.class,
                ProposalDeclined.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case AccessChanged event -> {
                record(
                        event.change(),
                        Kind.ACCESS_GIVEN,
                        event.statement(),
                        names(event.given()),
                        event.by(),
                        event.at());
                record(
                        event.change(),
                        Kind.ACCESS_TAKEN,
                        event.statement(),
                        names(event.taken()),
                        event.by(),
                        event.at());
            }
            case StatementRenamed event ->
                record(act(event, event.at()), Kind.RENAMED, event.statement(), event.before(), event.by(), event.at());
            case StatementDuplicated event ->
                record(
                        event.statement().value(),
                        Kind.DUPLICATED,
                        event.statement(),
                        event.title(),
                        event.by(),
                        event.at());
            case StatementTagged event -> {
                var added = NameList.of(event.added());
                record(act(event, event.at()), Kind.TAGGED, event.statement(), added, event.by(), event.at());
                var removed = NameList.of(event.removed());
                record(act(event, event.at()), Kind.UNTAGGED, event.statement(), removed, event.by(), event.at());
            }
            case DraftRestored event -> {
                var from = event.from().toString();
                record(act(event, event.at()), Kind.RESTORED, event.statement(), from, event.by(), event.at());
            }
            case StatementAbandoned event ->
                save(event.statement().value(), Kind.ABANDONED, event.statement(), "", event.by(), event.at());
            case StatementOpened event -> {
                if (isProposed(event.statement())) {
                    save(event.statement().value(), Kind.OPENED, event.statement(), "", event.by(), event.at());
                }
            }
            case ProposalDeclined event ->
                save(event.statement().value(), Kind.DECLINED, event.statement(), "", event.by(), event.at());
            default -> {}
        }
    }

    /** The same when it is published again after a crash. */
    private static String act(StatementEvent event, Instant at) {
        return event.statement().value() + "/" + at.toEpochMilli();
    }

    private boolean isProposed(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, Statement.class))
                .map(Statement::proposal)
                .isPresent();
    }

    private void record(String act, Kind kind, StatementId statement, String detail, MemberId by, Instant at) {
        if (!detail.isEmpty()) {
            save(act, kind, statement, detail, by, at);
        }
    }

    /** Once, however often it is delivered. Screens that followed the act may have been faster than this record of it. */
    private void save(String act, Kind kind, StatementId statement, String detail, MemberId by, Instant at) {
        try {
            mongo.insert(new StatementAuditEvent(act + "/" + kind, statement, kind, detail, by, at));
            changeNotifier.historyChanged(statement);
        } catch (DuplicateKeyException e) { // it was delivered before
        }
    }

    private String names(Collection<Grant> grants) {
        return NameList.of(grants.stream().map(this::name).distinct().sorted().toList());
    }

    private String name(Grant grant) {
        return grant.member() == null
                ? directory
                        .organisation(requireNonNull(grant.organisation()))
                        .map(Organisation::displayName)
                        .orElse("")
                : directory.member(grant.member()).map(Member::name).orElse("");
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        List<ActivityEntry> entries = new ArrayList<>();
        var page = "statements/" + statement.id().value();
        var proposal = statement.proposal();
        entries.add(new ActivityEntry(
                proposal == null ? "statement.activity.opened" : "statement.activity.proposed",
                List.of(),
                proposal == null ? statement.coordinator() : proposal.by(),
                statement.createdAt(),
                page + "/draft",
                Audience.READERS));
        versions.findSummaryByStatementOrderByNumberDesc(statement.id()).stream()
                .filter(version -> version.number() <= statement.submittedVersions())
                .map(version -> new ActivityEntry(
                        "statement.activity.submitted",
                        List.of(version.number()),
                        version.frozenBy(),
                        version.frozenAt(),
                        page + "/versions?v=" + version.number(),
                        Audience.READERS,
                        Objects.requireNonNullElse(version.changeNote(), "")))
                .forEach(entries::add);
        mongo.find(query(where("statement").is(statement.id())), StatementAuditEvent.class).stream()
                .map(statementAuditEvent -> entry(statementAuditEvent, page))
                .forEach(entries::add);
        return entries;
    }

    private static String pageOf(Kind kind) {
        return switch (kind) {
            case ACCESS_GIVEN, ACCESS_TAKEN -> "/access";
            case RESTORED, OPENED, DUPLICATED -> "/draft";
            case RENAMED, TAGGED, UNTAGGED, ABANDONED, DECLINED -> "/versions";
        };
    }

    /** Who else has access is the coordinators' business, and what other statements there are. */
    private static ActivityEntry entry(StatementAuditEvent statementAuditEvent, String page) {
        var confidential = statementAuditEvent.kind() == Kind.ACCESS_GIVEN
                || statementAuditEvent.kind() == Kind.ACCESS_TAKEN
                || statementAuditEvent.kind() == Kind.DUPLICATED;
        return new ActivityEntry(
                "statement.activity." + statementAuditEvent.kind().name().toLowerCase(Locale.ROOT),
                List.of(
                        statementAuditEvent.kind() == Kind.RESTORED
                                ? Instant.parse(statementAuditEvent.detail())
                                : statementAuditEvent.detail()),
                statementAuditEvent.by(),
                statementAuditEvent.at(),
                page + pageOf(statementAuditEvent.kind()),
                confidential ? Audience.COORDINATORS : Audience.READERS);
    }
}
