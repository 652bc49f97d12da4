package org.communique.statement.creation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementId;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.draft.TextRefusal;
import org.communique.statement.lifecycle.QuotaExceeded;
import org.communique.statement.lifecycle.StatementQuota;
import org.communique.statement.lifecycle.TitleRules;
import org.communique.text.document.RichText;
import org.springframework.context.ApplicationEventPublisher;
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
    private final GrantValidator grantValidator;
    private final StatementQuota quota;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatementCreationService(
            MongoOperations mongo,
            NewStatementStore store,
            GrantValidator grantValidator,
            StatementQuota quota,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mongo = mongo;
        this.store = store;
        this.grantValidator = grantValidator;
        this.quota = quota;
        this.currentMember = currentMember;
        this.events = events;
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
        if (isOpened(id)) {
            return id;
        }
        if (refusal().isPresent()) {
            throw new IllegalStateException("the member has opened as many statements as one may");
        }
        var statement = opened(command, id);
        if (!store.insert(statement, command.text())) {
            return id;
        }
        events.publishEvent(new StatementOpened(
                statement.id(), statement.workflow(), statement.coordinator(), statement.createdAt()));
        return statement.id();
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public boolean isOpened(StatementId id) {
        return mongo.exists(query(where("_id").is(id)), Statement.class);
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
