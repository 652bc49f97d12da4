package org.communique.mail;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.id.Id;
import org.communique.job.Leases;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Stores each event until it is delivered, so that a crash loses none. The publisher does not wait. */
@Component
class EventOutbox {

    private static final Logger log = LoggerFactory.getLogger(EventOutbox.class);

    /** After this time another node has failed to deliver an event. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration KEEP_TRYING = Duration.ofDays(3);

    private final MongoOperations mongo;
    private final List<NotificationListener> listeners;
    private final Set<Class<?>> handled;
    private final EventExecutor executor = new EventExecutor();
    private final Leases leases;
    private final Clock clock;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    /** Published while the store was away. */
    private final Map<String, StoredEvent> unstored = new ConcurrentHashMap<>();

    EventOutbox(MongoOperations mongo, List<NotificationListener> listeners, Leases leases, Clock clock) {
        this.mongo = mongo;
        this.listeners = listeners;
        this.handled =
                listeners.stream().flatMap(each -> each.events().stream()).collect(toSet());
        // By its lasting name, so that one which an earlier release left is known before any is stored.
        handled.forEach(mongo.getConverter().getMappingContext()::getRequiredPersistentEntity);
        this.leases = leases;
        this.clock = clock;
    }

    /** Not events of the application itself, such as that it could not start: there is no outbox then. */
    @EventListener
    void on(PayloadApplicationEvent<?> published) {
        var event = published.getPayload();
        if (!handled.contains(event.getClass())) {
            return;
        }
        var stored =
                new StoredEvent(Id.random(), event, now(), ActingMember.find().orElse(null));
        try {
            mongo.insert(stored);
        } catch (RuntimeException e) {
            // The act is done and must not fail because of this; the event is delivered unless the server stops first.
            unstored.put(stored.id(), stored);
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not store {} before telling people; they are told all the same",
                    event.getClass().getSimpleName());
        }
        inHand.add(stored.id());
        executor.execute(() -> deliver(stored));
    }

    private void deliver(StoredEvent stored) {
        try {
            ActingMember.attribute(
                    Optional.ofNullable(stored.by()),
                    () -> listeners.stream()
                            .filter(each ->
                                    each.events().contains(stored.event().getClass()))
                            .forEach(each -> each.handle(stored)));
            unstored.remove(stored.id());
            mongo.remove(query(where("_id").is(stored.id())), StoredEvent.class);
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not tell of {} {}; it is tried again within two minutes",
                    stored.event().getClass().getSimpleName(),
                    stored.id());
        } finally {
            inHand.remove(stored.id());
        }
    }

    /** Events that a stopped node left. */
    @EventListener(ApplicationReadyEvent.class)
    void deliverAll() {
        executor.execute(() -> deliverOlderThan(now()));
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void deliverRemaining() {
        executor.execute(() -> {
            unstored.values().stream().filter(each -> inHand.add(each.id())).forEach(this::deliver);
            leases.run("untold-events", () -> deliverOlderThan(now().minus(PATIENCE)));
        });
    }

    private void deliverOlderThan(Instant time) {
        var left = query(where("at").lte(time));
        left.fields().include("_id", "at");
        mongo.find(left, StoredMark.class, mongo.getCollectionName(StoredEvent.class)).stream()
                .filter(mark -> inHand.add(mark.id()))
                .forEach(this::deliver);
    }

    private record StoredMark(String id, Instant at) {}

    private void deliver(StoredMark mark) {
        try {
            var stored = mongo.findById(mark.id(), StoredEvent.class);
            if (stored != null) {
                deliver(stored);
            }
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log, e, "Could not read event {} to tell of it; it is tried again within a minute", mark.id());
        } finally {
            inHand.remove(mark.id());
        }
        if (mark.at().isBefore(now().minus(KEEP_TRYING))) {
            log.error("Stopped trying to deliver event {}", mark.id());
            mongo.remove(query(where("_id").is(mark.id())), StoredEvent.class);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        executor.close();
    }

    private Instant now() {
        return clock.instant();
    }
}
