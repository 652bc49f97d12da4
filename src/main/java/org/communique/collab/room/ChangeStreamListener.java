package org.communique.collab.room;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.communique.collab.DraftId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Follows what other nodes do through one change stream on the database: it says which draft has a new edit or was frozen,
 * and the room reads from the log what it lacks. So nothing hangs on the stream being complete; when it begins again,
 * every room looks at the log.
 */
@Component
@ConditionalOnProperty("spring.mongodb.uri")
class ChangeStreamListener implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(ChangeStreamListener.class);

    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(4);
    private static final Duration SILENT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(500);

    private static final String HEADS = "drafts";

    /** Only what is looked at: heads carry edits, which the rooms that need them read themselves. */
    private static final List<Document> PIPELINE = List.of(
            new Document(
                    "$match",
                    new Document(
                            "ns.coll",
                            new Document("$in", List.of(HEADS, NodePresence.COLLECTION, AccessRevocation.COLLECTION)))),
            new Document(
                    "$project",
                    new Document("operationType", 1)
                            .append("wallTime", 1)
                            .append("ns", 1)
                            .append("documentKey", 1)
                            .append("fullDocument.member", 1)
                            .append("updateDescription.updatedFields.seq", 1)
                            .append("updateDescription.updatedFields.epoch", 1)
                            .append("updateDescription.updatedFields.frozen", 1)
                            .append("updateDescription.updatedFields.restored", 1)));

    private final MongoTemplate mongo;
    private final NodeRegistry nodeRegistry;
    private final RoomService roomService;
    private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile boolean listening;
    private volatile @Nullable Timer lag;

    ChangeStreamListener(MongoTemplate mongo, NodeRegistry nodeRegistry, RoomService roomService) {
        this.mongo = mongo;
        this.nodeRegistry = nodeRegistry;
        this.roomService = roomService;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("collab-nodes").start(this::follow);
        Thread.ofVirtual().name("collab-heartbeat").start(this::sendHeartbeats);
    }

    @Override
    public void stop() {
        running = false;
        nodeRegistry.leave();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends after the sockets, whose editors follow others until then. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.changes.listening", this, nodes -> nodes.listening ? 1 : 0)
                .description("1 while this node hears of what other nodes save, 0 while it does not")
                .register(registry);
        lag = Timer.builder("communique.changes.lag")
                .description("From a change in the database until this node heard of it, by the clocks of both")
                .register(registry);
    }

    /** Whether other nodes are heard at this moment. */
    boolean isListening() {
        return listening;
    }

    /** Whatever happens, it begins again: a node that hears no others shows its people drafts that are out of date. */
    private void follow() {
        while (running) {
            try {
                listen();
            } catch (RuntimeException | Error e) {
                if (running) {
                    log.warn(
                            "the stream of other nodes' edits broke and begins again: {}",
                            e.getClass().getName());
                }
            } finally {
                listening = false;
            }
            if (running) {
                pause(RETRY);
            }
        }
    }

    /** Until this node stops, or the server has closed the stream, from which nothing more comes then. */
    private void listen() {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                mongo.getDb().watch(PIPELINE).maxAwaitTime(1, TimeUnit.SECONDS).cursor()) {
            // What they said while this node did not listen is not held against them.
            nodeRegistry.known().forEach(node -> lastHeard.put(node, System.nanoTime()));
            roomService.catchUp();
            listening = true;
            while (running && changes.getServerCursor() != null) {
                ChangeStreamDocument<Document> change = changes.tryNext();
                if (change != null) {
                    hear(change);
                }
            }
        }
    }

    private void hear(ChangeStreamDocument<Document> change) {
        measure(change.getWallTime());
        BsonDocument key = change.getDocumentKey();
        if (change.getNamespace() == null || key == null || !key.isString("_id")) {
            return;
        }
        String id = key.getString("_id").getValue();
        BsonDocument updated = change.getUpdateDescription() == null
                ? null
                : change.getUpdateDescription().getUpdatedFields();
        switch (change.getNamespace().getCollectionName()) {
            case HEADS -> {
                if (updated != null && !updated.isEmpty()) {
                    BsonValue seq = updated.get("seq");
                    boolean fenced = updated.containsKey("frozen") || updated.containsKey("epoch");
                    roomService.follow(
                            DraftId.of(id),
                            fenced || seq == null
                                    ? Long.MAX_VALUE
                                    : seq.asNumber().longValue());
                    if (updated.isString("restored")) {
                        hearRestored(
                                DraftId.of(id), updated.getString("restored").getValue());
                    }
                }
            }
            case NodePresence.COLLECTION -> hearPresence(id);
            case AccessRevocation.COLLECTION -> {
                if (change.getFullDocument() != null) {
                    roomService.disconnect(change.getFullDocument().getString("member"));
                }
            }
            default -> {}
        }
    }

    private void measure(@Nullable BsonDateTime stored) {
        Timer bound = lag;
        if (stored != null && bound != null) {
            bound.record(Math.max(0, System.currentTimeMillis() - stored.getValue()), TimeUnit.MILLISECONDS);
        }
    }

    private void hearRestored(DraftId draft, String stored) {
        if (!nodeRegistry.isSelf(RestoredRevision.nodeOf(stored))) {
            roomService.broadcastRestored(draft, RestoredRevision.read(stored));
        }
    }

    private void hearPresence(String id) {
        int slash = id.indexOf('/');
        String node = id.substring(slash + 1);
        if (!nodeRegistry.isSelf(node)) {
            lastHeard.put(node, System.nanoTime());
            roomService.refreshPresence(DraftId.of(id.substring(0, slash)));
        }
    }

    private void sendHeartbeats() {
        while (running) {
            pause(HEARTBEAT_INTERVAL);
            try {
                nodeRegistry.heartbeat();
                if (listening) {
                    burySilent();
                }
            } catch (RuntimeException e) {
                log.warn(
                        "other nodes could not be notified that this one is up: {}",
                        e.getClass().getName());
            }
        }
    }

    private void burySilent() {
        long now = System.nanoTime();
        lastHeard.entrySet().removeIf(node -> {
            boolean silent = now - node.getValue() > SILENT.toNanos();
            if (silent) {
                nodeRegistry.remove(node.getKey());
            }
            return silent;
        });
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
