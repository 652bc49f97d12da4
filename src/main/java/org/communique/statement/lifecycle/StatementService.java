package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.id.Id;
import org.communique.refusal.Refusal;
import org.communique.statement.Grant;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.TitleOrder;
import org.communique.statement.VersionId;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.access.StatementLists;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Act;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Kind;
import org.communique.statement.lifecycle.StatementPage.Position;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Finding statements and settling what belongs to a statement as a whole. */
@Service
@PreAuthorize("denyAll()")
public class StatementService {

    /** The statement can no longer be abandoned: it is open for sign-on, or beyond. */
    public record TooLate() implements Refusal {}

    private static final int PAGE = 100;

    private final Statements statements;
    private final Versions versions;
    private final StatementLists lists;
    private final GrantValidator grantValidator;
    private final StatementQuota quota;
    private final CurrentMember currentMember;
    private final CollaborationService collaborationService;
    private final StatementReconcileQueue reconcileQueue;
    private final HeavyWorkExecutor work;
    private final MongoOperations mongo;
    private final StatementEventAnnouncer announcer;
    private final Clock clock;

    StatementService(
            Statements statements,
            Versions versions,
            StatementLists lists,
            GrantValidator grantValidator,
            StatementQuota quota,
            CurrentMember currentMember,
            CollaborationService collaborationService,
            StatementReconcileQueue reconcileQueue,
            HeavyWorkExecutor work,
            MongoOperations mongo,
            StatementEventAnnouncer announcer,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.lists = lists;
        this.grantValidator = grantValidator;
        this.quota = quota;
        this.currentMember = currentMember;
        this.collaborationService = collaborationService;
        this.reconcileQueue = reconcileQueue;
        this.work = work;
        this.mongo = mongo;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Statements that the current member may open, last changed first, without their grants. */
    @PreAuthorize("isAuthenticated()")
    public List<Statement> list() {
        return page(null, Integer.MAX_VALUE).statements();
    }

    /** The last changed statements that the current member may open, without reading all of them. */
    @PreAuthorize("isAuthenticated()")
    public List<Statement> latest(int most) {
        return page(null, most).statements();
    }

    /** Statements that the current member may open, from a position in the list, without their grants. */
    @PreAuthorize("isAuthenticated()")
    public StatementPage page(@Nullable Position from, int most) {
        List<Statement> page = new ArrayList<>();
        var at = from == null ? Position.START : from;
        while (true) {
            var next = lists.find(query(behind(at))
                    .with(Sort.by(Direction.DESC, "changedAt", "_id"))
                    .limit(PAGE));
            var open = lists.openAmong(next);
            var shown = lists.shownAmong(next);
            for (var statement : next) {
                if (open.test(statement)) {
                    if (page.size() == most) {
                        return new StatementPage(page, Position.behind(page.getLast()));
                    }
                    page.add(shown.apply(statement));
                }
                at = Position.behind(statement);
            }
            if (next.size() < PAGE) {
                return new StatementPage(page, null);
            }
        }
    }

    private static Criteria behind(Position at) {
        return where("changedAt")
                .lte(at.changedAt())
                .orOperator(where("changedAt").lt(at.changedAt()), where("_id").lt(at.id()));
    }

    @PreAuthorize("@statementRights.canOpen(#statement)")
    public Statement get(StatementId statement) {
        return shownTo(currentMember.get(), statements.findById(statement).orElseThrow());
    }

    /** Who else has access is the coordinators' business. */
    private Statement shownTo(Member member, Statement statement) {
        return StatementRights.coordinates(member)
                ? statement
                : lists.shownAmong(List.of(statement)).apply(statement).withoutGrants();
    }

    /** The newest first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<VersionSummary> versions(StatementId statement) {
        int submitted = get(statement).frozen().versions();
        return versions.findSummaryByStatementOrderByNumberDesc(statement).stream()
                .filter(version -> version.number() <= submitted)
                .toList();
    }

    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<VersionSummary> version(VersionId version) {
        return isSubmitted(version) ? versions.findSummaryById(version) : Optional.empty();
    }

    /** The canonical text. */
    @PreAuthorize("@statementRights.canRead(#version)")
    public Optional<String> text(VersionId version) {
        return isSubmitted(version)
                ? Optional.of(work.run(WorkKind.PARSE, currentMember.id().value(), () -> read(version)))
                : Optional.empty();
    }

    private String read(VersionId version) {
        return versions.findById(version).orElseThrow().text();
    }

    private boolean isSubmitted(VersionId version) {
        return version.number() <= get(version.statement()).frozen().versions();
    }

    /** Returns what keeps it from being done, if something does. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Optional<TooOften> rename(StatementId statement, String title) {
        var checked = TitleRules.checked(title);
        var refusal = quota.change(currentMember.id());
        if (refusal.isPresent()) {
            return refusal;
        }
        announcer.begin(statement);
        OptimisticRetry.run(statement, _ -> retitled(statement, checked));
        announcer.announce(statement);
        return Optional.empty();
    }

    /** The statement as it was; empty if it was renamed meanwhile. */
    private Optional<Statement> retitled(StatementId statement, String title) {
        var before = statements.findById(statement).orElseThrow();
        if (before.title().equals(title)) {
            return Optional.of(before);
        }
        var act = new Act(Kind.RENAMED, currentMember.id(), clock.instant(), null, List.of(before.title()));
        var renaming = new Update()
                .set("title", title)
                .set(TitleOrder.FIELD, TitleOrder.of(title))
                .set("changedAt", act.at())
                .push(StatementEventAnnouncer.UNANNOUNCED_ACTS, act);
        return update(where("_id").is(statement).and("title").is(before.title()), renaming);
    }

    /** @param seen {@link Statement#accessRevision} of the statement whose grants these replace */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public GrantOutcome grant(StatementId statement, List<Grant> wanted, @Nullable Integer seen) {
        return grant(statement, wanted, seen, null);
    }

    /** @param note with which those who are given access are notified, may be empty; null to notify no one */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public GrantOutcome grant(
            StatementId statement, List<Grant> wanted, @Nullable Integer seen, @Nullable String note) {
        var grants = grantValidator.checked(wanted);
        var now = statements.findById(statement).orElseThrow();
        if (!Objects.equals(now.accessRevision(), seen)) {
            // The reply to the same change was lost.
            return grants.equals(now.grants()) ? new Granted(now) : new ChangedMeanwhile(now);
        }
        var refusal = quota.change(currentMember.id());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var change = new AccessChanged(
                statement,
                Id.random(),
                without(grants, now.grants()),
                without(now.grants(), grants),
                note,
                currentMember.id(),
                clock.instant());
        announcer.begin(statement);
        var asSeen = where("_id").is(statement).and("accessRevision").is(seen);
        var update = new Update()
                .set("grants", grants)
                .inc("accessRevision", 1)
                .push(StatementEventAnnouncer.UNANNOUNCED_ACCESS, change);
        if (update(asSeen, update).isEmpty()) {
            return new ChangedMeanwhile(statements.findById(statement).orElseThrow());
        }
        collaborationService.recheck(new DraftId(statement.value()));
        announcer.announce(statement);
        return new Granted(statements.findById(statement).orElseThrow());
    }

    /** Gives the statement up; versions, decisions and signatures stay on record. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public boolean abandon(StatementId statement) {
        var open = List.of(Phase.PROPOSED, Phase.DRAFTING, Phase.IN_REVIEW, Phase.APPROVED);
        var update = new Update().set("phase", Phase.ABANDONED).set("waitingFor", List.of());
        reconcileQueue.add(statement);
        reconcileQueue.addDraft(statement);
        announcer.begin(statement);
        var now = clock.instant();
        var act = new Act(Kind.ABANDONED, currentMember.id(), now);
        var abandoned = mongo.updateFirst(
                                query(where("_id").is(statement).and("phase").in(open)),
                                update.set("changedAt", now).push(StatementEventAnnouncer.UNANNOUNCED_ACTS, act),
                                Statement.class)
                        .getModifiedCount()
                > 0;
        if (abandoned) {
            collaborationService.freeze(new DraftId(statement.value()));
            announcer.announce(statement);
        }
        return abandoned;
    }

    private static List<Grant> without(List<Grant> grants, List<Grant> others) {
        return grants.stream().filter(grant -> !others.contains(grant)).toList();
    }

    /** The statement as it was; empty if the condition does not hold. */
    private Optional<Statement> update(Criteria condition, Update update) {
        return Optional.ofNullable(mongo.findAndModify(query(condition), update, Statement.class));
    }
}
