package org.communique.statement.creation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.refusal.Refusal;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.TextRefusal;
import org.communique.statement.lifecycle.QuotaExceeded;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;
import org.communique.statement.lifecycle.StatementEventAnnouncer;
import org.communique.statement.lifecycle.StatementQuota;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.text.document.RichText;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Opens statements. */
@Service
@PreAuthorize("denyAll()")
public class StatementCreationService {

    /** So many tell what is usual. */
    private static final int LATEST = 500;

    private final MongoOperations mongo;
    private final NewStatementStore store;
    private final Statements statements;
    private final DraftService drafts;
    private final WorkflowCatalogue workflows;
    private final ReviewForecastService forecasts;
    private final Directory directory;
    private final GrantValidator grantValidator;
    private final StatementQuota quota;
    private final StatementEventAnnouncer announcer;
    private final CurrentMember currentMember;
    private final Clock clock;

    StatementCreationService(
            MongoOperations mongo,
            NewStatementStore store,
            Statements statements,
            DraftService drafts,
            WorkflowCatalogue workflows,
            ReviewForecastService forecasts,
            Directory directory,
            GrantValidator grantValidator,
            StatementQuota quota,
            StatementEventAnnouncer announcer,
            CurrentMember currentMember,
            Clock clock) {
        this.mongo = mongo;
        this.store = store;
        this.statements = statements;
        this.drafts = drafts;
        this.workflows = workflows;
        this.forecasts = forecasts;
        this.directory = directory;
        this.grantValidator = grantValidator;
        this.quota = quota;
        this.announcer = announcer;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** BCP 47 tags of the last changed statements, the most used first. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<String> languagesInUse() {
        var latest = new Query().with(Sort.by(Sort.Direction.DESC, "changedAt")).limit(LATEST);
        latest.fields().include("language");
        var counts = mongo.find(latest, Written.class).stream()
                .collect(groupingBy(Written::language, LinkedHashMap::new, counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Document("statements")
    private record Written(String language) {}

    /** The workflows for a new statement: first one that can be passed if all organisations have access, unless none can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<WorkflowOption> offers() {
        var all = directory.organisations().stream()
                .map(organisation -> Grant.to(organisation.id(), Right.REVIEW))
                .toList();
        var offers = new ArrayList<>(workflows.offers());
        offers.stream()
                .filter(offer -> forecasts.ofNew(offer.key(), all).stream().noneMatch(StageForecast::undecidable))
                .findFirst()
                .ifPresent(passable -> {
                    offers.remove(passable);
                    offers.addFirst(passable);
                });
        return offers;
    }

    /** Why the current member can open no statement now; empty if they can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<QuotaExceeded> refusal() {
        return quota.opening(currentMember.id());
    }

    /** Why no statement can begin with the text; empty if one can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<TextRefusal> refusalOf(RichText text) {
        return store.refusalOf(text, currentMember.id().value());
    }

    /**
     * @throws IllegalStateException    if there is a {@link #refusal}
     * @throws IllegalArgumentException if there is a {@link #refusalOf} the text
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public StatementId open(CreateStatement command) {
        return open(command, StatementId.random());
    }

    /**
     * As the other one, with an id that the caller keeps: opened again, for instance after a crash, it is there once, as it was opened
     * first.
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public StatementId open(CreateStatement command, StatementId id) {
        return open(command, KeyedRequest.without(id));
    }

    /** As the other one, unless the key of the request was used for another. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public StatementId open(CreateStatement command, KeyedRequest request) {
        var id = request.statement();
        if (progress(request) != KeyedRequest.Progress.NEW) {
            return id;
        }
        if (refusal().isPresent()) {
            throw new IllegalStateException("the member has opened as many statements as one may");
        }
        var statement = opened(command, id);
        var announced = command.announced() && !statement.grants().isEmpty()
                ? List.of(new AccessChanged(
                        id,
                        id.value(),
                        statement.grants(),
                        List.of(),
                        "",
                        statement.coordinator(),
                        statement.createdAt()))
                : List.<AccessChanged>of();
        insert(request, statement, command.text(), announced, List.of(StatementEventAnnouncer.Kind.OPENED));
        return id;
    }

    private void insert(
            KeyedRequest request,
            Statement statement,
            RichText text,
            List<AccessChanged> access,
            List<StatementEventAnnouncer.Kind> kinds) {
        var acts = kinds.stream()
                .map(kind -> new StatementEventAnnouncer.Act(kind, statement.coordinator(), statement.createdAt()))
                .toList();
        announcer.begin(statement.id());
        if (store.insert(
                request,
                statement,
                text,
                Map.of(
                        StatementEventAnnouncer.UNANNOUNCED_ACCESS,
                        access,
                        StatementEventAnnouncer.UNANNOUNCED_ACTS,
                        acts))) {
            announcer.announce(statement.id());
        }
    }

    /** Why no statement can be opened that begins as that one; empty if one can. */
    @PreAuthorize("hasRole('COORDINATOR') and @statementRights.canRead(#original)")
    public Optional<? extends Refusal> duplicationRefusal(StatementId original) {
        return refusalWith(statements.findById(original).orElseThrow().workflow());
    }

    /** As {@link #refusal()}, or if the workflow was retired in the meantime. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<? extends Refusal> refusalWith(String workflow) {
        return workflows.offers().stream().anyMatch(offer -> offer.key().equals(workflow))
                ? refusal()
                : Optional.of(new StatementProposalOutcome.NoSuchWorkflow());
    }

    /**
     * With its title, text, language, workflow and tags; without its people, threads, versions and signatures.
     *
     * @throws IllegalStateException if there is a {@link #duplicationRefusal}
     */
    @PreAuthorize("hasRole('COORDINATOR') and @statementRights.canRead(#original)")
    public StatementId duplicate(StatementId original) {
        return duplicate(original, KeyedRequest.without(StatementId.random()));
    }

    /** As the other one, unless the key of the request was used for another. */
    @PreAuthorize("hasRole('COORDINATOR') and @statementRights.canRead(#original)")
    public StatementId duplicate(StatementId original, KeyedRequest request) {
        var id = request.statement();
        if (progress(request) != KeyedRequest.Progress.NEW) {
            return id;
        }
        if (duplicationRefusal(original).isPresent()) {
            throw new IllegalStateException("the statement cannot be duplicated now");
        }
        var from = statements.findById(original).orElseThrow();
        var text = drafts.read(original);
        var copy = opened(new CreateStatement(from.title(), from.language(), from.workflow(), text, List.of()), id)
                .tagged(from.tagging().tags());
        insert(
                request,
                copy,
                text,
                List.of(),
                List.of(StatementEventAnnouncer.Kind.OPENED, StatementEventAnnouncer.Kind.DUPLICATED));
        return id;
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public boolean isOpened(StatementId id) {
        return mongo.exists(query(where("_id").is(id)), Statement.class);
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public KeyedRequest.Progress progress(KeyedRequest request) {
        return store.progress(request);
    }

    private Statement opened(CreateStatement command, StatementId id) {
        var language = NewStatementStore.language(command.language());
        return Statement.opened(
                id,
                TitleRules.checked(command.title()),
                language,
                command.workflow(),
                currentMember.id(),
                grantValidator.checked(command.grants()),
                clock.instant());
    }
}
