package org.communique.statement.creation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.StatementProposal;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.creation.KeyedRequest.Progress;
import org.communique.statement.creation.StatementProposalOutcome.Decided;
import org.communique.statement.creation.StatementProposalOutcome.NoSuchWorkflow;
import org.communique.statement.creation.StatementProposalOutcome.NotProposed;
import org.communique.statement.draft.TextRefusal;
import org.communique.statement.lifecycle.QuotaExceeded;
import org.communique.statement.lifecycle.StatementEventAnnouncer;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Act;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Kind;
import org.communique.statement.lifecycle.StatementQuota;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.text.document.RichText;
import org.communique.text.unicode.ShortText;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Statements that members propose, who begin to write them; coordinators open or decline them. */
@Service
@PreAuthorize("denyAll()")
public class StatementProposalService {

    public static final int LONGEST_REASON = 2_000;

    private final MongoOperations mongo;
    private final NewStatementStore store;
    private final WorkflowCatalogue workflows;
    private final CollaborationService collaborationService;
    private final StatementReconcileQueue reconcileQueue;
    private final StatementQuota quota;
    private final CurrentMember currentMember;
    private final StatementEventAnnouncer announcer;
    private final Clock clock;
    private final List<Object> turns = Stream.generate(Object::new).limit(64).toList();

    StatementProposalService(
            MongoOperations mongo,
            NewStatementStore store,
            WorkflowCatalogue workflows,
            CollaborationService collaborationService,
            StatementReconcileQueue reconcileQueue,
            StatementQuota quota,
            CurrentMember currentMember,
            StatementEventAnnouncer announcer,
            Clock clock) {
        this.mongo = mongo;
        this.store = store;
        this.workflows = workflows;
        this.collaborationService = collaborationService;
        this.reconcileQueue = reconcileQueue;
        this.quota = quota;
        this.currentMember = currentMember;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Why the current member can propose no statement now; empty if they can. */
    @PreAuthorize("isAuthenticated()")
    public Optional<QuotaExceeded> refusal() {
        return quota.proposing(currentMember.id());
    }

    /** Why no statement can begin with the text; empty if one can. */
    @PreAuthorize("isAuthenticated()")
    public Optional<TextRefusal> refusalOf(RichText text) {
        return store.refusalOf(text, currentMember.id().value());
    }

    /**
     * @param id which the caller keeps: proposed again, for instance after a crash, it is there once, as it was proposed first
     * @throws IllegalStateException if there is a {@link #refusal}
     */
    @PreAuthorize("isAuthenticated()")
    public StatementId propose(ProposeStatement command, StatementId id) {
        return propose(command, KeyedRequest.without(id));
    }

    /** As the other one, unless the key of the request was used for another. */
    @PreAuthorize("isAuthenticated()")
    public StatementId propose(ProposeStatement command, KeyedRequest request) {
        // One after the other, so that on a node none is proposed past the limit.
        synchronized (turns.get(Math.floorMod(currentMember.id().hashCode(), turns.size()))) {
            return proposeOne(command, request);
        }
    }

    private StatementId proposeOne(ProposeStatement command, KeyedRequest request) {
        var id = request.statement();
        if (progress(request) != Progress.NEW) {
            return id;
        }
        if (refusal().isPresent()) {
            throw new IllegalStateException("the member has proposed as many statements as one may");
        }
        var reason = ShortText.checkedLines(command.reason(), LONGEST_REASON);
        var language = NewStatementStore.language(command.language());
        var by = currentMember.id();
        var statement = Statement.proposed(
                id,
                TitleRules.checked(command.title()),
                language,
                workflows.offers().getFirst().key(),
                new StatementProposal(by, reason, clock.instant(), null));
        announcer.begin(id);
        if (store.insert(
                request,
                statement,
                command.text(),
                Map.of(
                        StatementEventAnnouncer.UNANNOUNCED_ACTS,
                        List.of(new Act(Kind.PROPOSED, by, statement.createdAt()))))) {
            announcer.announce(id);
        }
        return id;
    }

    @PreAuthorize("isAuthenticated()")
    public Progress progress(KeyedRequest request) {
        return store.progress(request);
    }

    /** The current member becomes its coordinator. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public StatementProposalOutcome open(StatementId statement, String workflow) {
        if (workflows.offers().stream().noneMatch(offer -> offer.key().equals(workflow))) {
            return new NoSuchWorkflow();
        }
        var update = new Update()
                .set("phase", Phase.DRAFTING)
                .set("workflow", workflow)
                .set("coordinator", currentMember.id());
        return decide(proposed(statement), statement, update, Kind.OPENED);
    }

    /** @param reason which its proposer is told */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public StatementProposalOutcome decline(StatementId statement, String reason) {
        var checked = ShortText.checkedLines(reason, LONGEST_REASON);
        var outcome = decide(
                proposed(statement),
                statement,
                new Update().set("phase", Phase.ABANDONED).set("proposal.declined", checked),
                Kind.DECLINED);
        freeze(statement, outcome);
        return outcome;
    }

    /** Takes back what the current member proposed. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public StatementProposalOutcome withdraw(StatementId statement) {
        var outcome = decide(
                proposed(statement).and("proposal.by").is(currentMember.id()),
                statement,
                new Update().set("phase", Phase.ABANDONED),
                Kind.ABANDONED);
        freeze(statement, outcome);
        return outcome;
    }

    private static Criteria proposed(StatementId statement) {
        return where("_id").is(statement).and("phase").is(Phase.PROPOSED);
    }

    private StatementProposalOutcome decide(Criteria condition, StatementId id, Update update, Kind kind) {
        reconcileQueue.add(id);
        reconcileQueue.addDraft(id);
        announcer.begin(id);
        var act = new Act(kind, currentMember.id(), clock.instant());
        var decided = mongo.findAndModify(
                query(condition),
                update.set("changedAt", act.at()).push(StatementEventAnnouncer.UNANNOUNCED_ACTS, act),
                FindAndModifyOptions.options().returnNew(true),
                Statement.class);
        if (decided == null) {
            return new NotProposed();
        }
        announcer.announce(id);
        return new Decided(decided);
    }

    private void freeze(StatementId statement, StatementProposalOutcome outcome) {
        if (outcome instanceof Decided) {
            collaborationService.freeze(new DraftId(statement.value()));
        }
    }
}
