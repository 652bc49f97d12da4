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
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.id.Id;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
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
import org.communique.statement.version.Versions;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Records acts on statements as a whole, and lists them with their versions. */
@Component
class StatementAuditLog implements ActivitySource {

    private final MongoOperations mongo;
    private final Versions versions;
    private final Directory directory;

    StatementAuditLog(MongoOperations mongo, Versions versions, Directory directory) {
        this.mongo = mongo;
        this.versions = versions;
        this.directory = directory;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AccessChanged event) {
        record(event, StatementAuditEvent.Kind.ACCESS_GIVEN, event.given());
        record(event, StatementAuditEvent.Kind.ACCESS_TAKEN, event.taken());
    }

    private void record(AccessChanged event, StatementAuditEvent.Kind kind, List<Grant> grants) {
        if (grants.isEmpty()) {
            return;
        }
        try {
            mongo.insert(new StatementAuditEvent(
                    event.change() + "/" + kind, event.statement(), kind, names(grants), event.by(), event.at()));
        } catch (DuplicateKeyException e) {
            // It was announced before.
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementRenamed event) {
        record(event.statement(), StatementAuditEvent.Kind.RENAMED, event.before(), event.by(), event.at());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementDuplicated event) {
        record(event.statement(), StatementAuditEvent.Kind.DUPLICATED, event.title(), event.by(), event.at());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementTagged event) {
        record(event, StatementAuditEvent.Kind.TAGGED, event.added());
        record(event, StatementAuditEvent.Kind.UNTAGGED, event.removed());
    }

    private void record(StatementTagged event, StatementAuditEvent.Kind kind, List<String> tags) {
        record(event.statement(), kind, String.join(", ", tags), event.by(), event.at());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DraftRestored event) {
        record(
                event.statement(),
                StatementAuditEvent.Kind.RESTORED,
                event.from().toString(),
                event.by(),
                event.at());
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementAbandoned event) {
        mongo.insert(new StatementAuditEvent(
                Id.random(), event.statement(), StatementAuditEvent.Kind.ABANDONED, "", event.by(), event.at()));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StatementOpened event) {
        var isProposed = Optional.ofNullable(mongo.findById(event.statement(), Statement.class))
                .map(Statement::proposal)
                .isPresent();
        if (isProposed) {
            mongo.insert(new StatementAuditEvent(
                    Id.random(), event.statement(), StatementAuditEvent.Kind.OPENED, "", event.by(), event.at()));
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ProposalDeclined event) {
        mongo.insert(new StatementAuditEvent(
                Id.random(), event.statement(), StatementAuditEvent.Kind.DECLINED, "", event.by(), event.at()));
    }

    private void record(StatementId statement, StatementAuditEvent.Kind kind, String detail, MemberId by, Instant at) {
        if (!detail.isEmpty()) {
            mongo.insert(new StatementAuditEvent(Id.random(), statement, kind, detail, by, at));
        }
    }

    private String names(Collection<Grant> grants) {
        return grants.stream().map(this::name).distinct().sorted().collect(Collectors.joining(", "));
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

    private static String pageOf(StatementAuditEvent.Kind kind) {
        return switch (kind) {
            case ACCESS_GIVEN, ACCESS_TAKEN -> "/access";
            case RESTORED, OPENED, DUPLICATED -> "/draft";
            case RENAMED, TAGGED, UNTAGGED, ABANDONED, DECLINED -> "/versions";
        };
    }

    /** Who else has access is the coordinators' business, and what other statements there are. */
    private static ActivityEntry entry(StatementAuditEvent statementAuditEvent, String page) {
        var confidential = statementAuditEvent.kind() == StatementAuditEvent.Kind.ACCESS_GIVEN
                || statementAuditEvent.kind() == StatementAuditEvent.Kind.ACCESS_TAKEN
                || statementAuditEvent.kind() == StatementAuditEvent.Kind.DUPLICATED;
        return new ActivityEntry(
                "statement.activity." + statementAuditEvent.kind().name().toLowerCase(Locale.ROOT),
                List.of(
                        statementAuditEvent.kind() == StatementAuditEvent.Kind.RESTORED
                                ? Instant.parse(statementAuditEvent.detail())
                                : statementAuditEvent.detail()),
                statementAuditEvent.by(),
                statementAuditEvent.at(),
                page + pageOf(statementAuditEvent.kind()),
                confidential ? Audience.COORDINATORS : Audience.READERS);
    }
}
