package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.StatementEvent;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementEvent.ProposalDeclined;
import org.communique.statement.StatementEvent.StatementAbandoned;
import org.communique.statement.StatementEvent.StatementDuplicated;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementEvent.StatementProposed;
import org.communique.statement.StatementEvent.StatementRenamed;
import org.communique.statement.StatementEvent.StatementTagged;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Announces acts on a statement. What changes it, or inserts it, keeps the event in the statement until it is announced, so that a crash
 * loses none. After a crash one may be announced again, and does nothing then.
 */
@Component
public class StatementEventAnnouncer implements Reconciler {

    /** Of the statement's document, as is the next. */
    public static final String UNANNOUNCED_ACCESS = "unannouncedAccess";

    public static final String UNANNOUNCED_ACTS = "unannouncedActs";

    public enum Kind {
        PROPOSED,
        OPENED,
        DUPLICATED,
        DECLINED,
        ABANDONED,
        RENAMED,
        TAGGED
    }

    /**
     * An act, from which with the statement its event is known.
     *
     * @param added   the tags that it added, if it changed the tags
     * @param removed the tags that it removed; or the former title
     */
    public record Act(
            Kind kind,
            MemberId by,
            Instant at,
            @Nullable List<String> added,
            @Nullable List<String> removed) {

        public Act(Kind kind, MemberId by, Instant at) {
            this(kind, by, at, null, null);
        }

        private StatementEvent of(StatementWithEvents statement) {
            return switch (kind) {
                case PROPOSED -> new StatementProposed(statement.id(), by, at);
                case OPENED -> new StatementOpened(statement.id(), statement.workflow(), by, at);
                case DUPLICATED -> new StatementDuplicated(statement.id(), statement.title(), by, at);
                case DECLINED -> new ProposalDeclined(statement.id(), by, at);
                case ABANDONED -> new StatementAbandoned(statement.id(), by, at);
                case RENAMED ->
                    new StatementRenamed(statement.id(), words(removed).getFirst(), by, at);
                case TAGGED -> new StatementTagged(statement.id(), words(added), words(removed), by, at);
            };
        }

        private static List<String> words(@Nullable List<String> kept) {
            return Objects.requireNonNullElse(kept, List.of());
        }
    }

    @Document("statements")
    record StatementWithEvents(
            @Id StatementId id,
            String title,
            String workflow,
            @Nullable List<AccessChanged> unannouncedAccess,
            @Nullable List<Act> unannouncedActs) {}

    private final ReconcileQueue queue;
    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    StatementEventAnnouncer(ReconcileQueue queue, MongoOperations mongo, ApplicationEventPublisher events) {
        this.queue = queue;
        this.mongo = mongo;
        this.events = events;
    }

    /** To be called before the statement is changed. */
    public void begin(StatementId statement) {
        queue.add(kind(), statement.value());
    }

    public void announce(StatementId statement) {
        var query = query(where("_id").is(statement));
        query.fields().include("title", "workflow", UNANNOUNCED_ACCESS, UNANNOUNCED_ACTS);
        var found = mongo.findOne(query, StatementWithEvents.class);
        if (found != null && found.unannouncedAccess() != null) {
            found.unannouncedAccess()
                    .forEach(change -> announce(
                            statement,
                            change,
                            UNANNOUNCED_ACCESS,
                            where("change").is(change.change())));
        }
        if (found != null && found.unannouncedActs() != null) {
            found.unannouncedActs()
                    .forEach(act -> announce(
                            statement,
                            act.of(found),
                            UNANNOUNCED_ACTS,
                            where("kind").is(act.kind()).and("at").is(act.at())));
        }
    }

    private void announce(StatementId statement, StatementEvent event, String field, Criteria kept) {
        events.publishEvent(event);
        mongo.updateFirst(
                query(where("_id").is(statement)), new Update().pull(field, query(kept)), StatementWithEvents.class);
    }

    @Override
    public String kind() {
        return "access";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        announce(new StatementId(subject));
        return Optional.empty();
    }
}
