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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.id.Id;
import org.communique.job.Leases;
import org.communique.mail.StoredEvent.Fact;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Stores each event until it is delivered, so that a crash loses none. The publisher does not wait. What also a crash right after the fact
 * may not lose is stored before it, and delivered only if the fact is there.
 */
@Component
public class EventOutbox {

    private static final Logger log = LoggerFactory.getLogger(EventOutbox.class);

    /** After this time another node has failed to deliver an event. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration KEEP_TRYING = Duration.ofDays(3);

    /** What is being published and is stored already. */
    private static final ScopedValue<StoredEvent> STORED = ScopedValue.newInstance();

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;
    private final SingletonSupplier<Listeners> listeners;
    private final EventExecutor executor = new EventExecutor();
    private final Leases leases;
    private final Clock clock;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    /** Published while the store was away. */
    private final Map<String, StoredEvent> unstored = new ConcurrentHashMap<>();

    EventOutbox(
            MongoOperations mongo,
            ApplicationEventPublisher events,
            ObjectProvider<NotificationListener> listeners,
            Leases leases,
            Clock clock) {
        this.mongo = mongo;
        this.events = events;
        this.listeners = SingletonSupplier.of(() -> listeners(listeners.stream().toList()));
        this.leases = leases;
        this.clock = clock;
    }

    private record Listeners(List<NotificationListener> all, Set<Class<?>> handled) {}

    /** Not before an event: most of them need what publishes here. */
    private Listeners listeners(List<NotificationListener> all) {
        Set<Class<?>> handled =
                all.stream().flatMap(each -> each.events().stream()).collect(toSet());
        // By its lasting name, so that one which an earlier release left is known before any is stored.
        handled.forEach(mongo.getConverter().getMappingContext()::getRequiredPersistentEntity);
        return new Listeners(all, handled);
    }

    /**
     * Stores a fact, and publishes its event. If the server stops in between, another one delivers it.
     *
     * @param change stores the fact; if it returns nothing, none was stored
     */
    public <T> Optional<T> publish(Object event, Fact fact, Supplier<Optional<T>> change) {
        return publish(event, fact, change, _ -> true);
    }

    /** @param worthTelling whether the event is published, by what the change returned */
    public <T> Optional<T> publish(Object event, Fact fact, Supplier<Optional<T>> change, Predicate<T> worthTelling) {
        var stored = stored(event, fact);
        boolean isHandled = isHandled(event);
        if (isHandled) {
            mongo.insert(stored);
        }
        var changed = change.get();
        if (changed.filter(worthTelling).isPresent()) {
            ScopedValue.where(STORED, stored).run(() -> events.publishEvent(event));
        } else if (isHandled) {
            remove(stored.id());
        }
        return changed;
    }

    private boolean isHandled(Object event) {
        return listeners.obtain().handled().contains(event.getClass());
    }

    private StoredEvent stored(Object event, @Nullable Fact fact) {
        return new StoredEvent(Id.random(), event, now(), ActingMember.find().orElse(null), fact);
    }

    /** Not events of the application itself, such as that it could not start: there is no outbox then. */
    @EventListener
    void on(PayloadApplicationEvent<?> published) {
        var event = published.getPayload();
        if (!isHandled(event)) {
            return;
        }
        boolean isStored = STORED.isBound() && STORED.get().event() == event;
        var stored = isStored ? STORED.get() : stored(event, null);
        if (!isStored) {
            store(stored);
        }
        inHand.add(stored.id());
        executor.execute(() -> deliver(stored));
    }

    private void store(StoredEvent stored) {
        try {
            mongo.insert(stored);
        } catch (RuntimeException e) {
            // The act is done and must not fail because of this; the event is delivered unless the server stops first.
            unstored.put(stored.id(), stored);
            DatabaseOutage.log(
                    log,
                    e,
                    "Could not store {} before telling people; they are told all the same",
                    stored.event().getClass().getSimpleName());
        }
    }

    private void deliver(StoredEvent stored) {
        try {
            ActingMember.attribute(
                    Optional.ofNullable(stored.by()),
                    () -> listeners.obtain().all().stream()
                            .filter(each ->
                                    each.events().contains(stored.event().getClass()))
                            .forEach(each -> each.handle(stored)));
            unstored.remove(stored.id());
            remove(stored.id());
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
        listeners.obtain();
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
            var fact = stored == null ? null : stored.fact();
            if (stored != null && (fact == null || fact.isStored(mongo))) {
                deliver(stored);
            } else if (mark.at().isBefore(now().minus(PATIENCE))) {
                remove(mark.id());
            }
        } catch (RuntimeException e) {
            DatabaseOutage.log(
                    log, e, "Could not read event {} to tell of it; it is tried again within a minute", mark.id());
        } finally {
            inHand.remove(mark.id());
        }
        if (mark.at().isBefore(now().minus(KEEP_TRYING))) {
            log.error("Stopped trying to deliver event {}", mark.id());
            remove(mark.id());
        }
    }

    private void remove(String id) {
        mongo.remove(query(where("_id").is(id)), StoredEvent.class);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        executor.close();
    }

    private Instant now() {
        return clock.instant();
    }
}
