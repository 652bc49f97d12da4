package org.communique.collab.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Conditional updates of drafts' heads. Those that come in while as many commands are under way as may be go together in the
 * next; with one that hangs the others go on.
 */
final class GroupCommit {

    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_COMMANDS = 4;

    /**
     * A command's answer only counts what it found. As an upsert, an update whose condition does not hold ends in an error
     * of its own: it would insert a second head of the draft.
     */
    private static final UpdateOptions TELLING_FAILURE = new UpdateOptions().upsert(true);

    private final MongoOperations mongo;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore commands = new Semaphore(MOST_COMMANDS);

    /** An update of the head of a draft that exists, which counts only if the condition holds. */
    record ConditionalUpdate(Bson condition, Bson update) {}

    private record Waiting(UpdateOneModel<Document> update, CompletableFuture<Boolean> committed) {

        static Waiting of(ConditionalUpdate conditionalUpdate) {
            return new Waiting(
                    new UpdateOneModel<>(conditionalUpdate.condition, conditionalUpdate.update, TELLING_FAILURE),
                    new CompletableFuture<>());
        }
    }

    GroupCommit(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Returns once all is durable or has failed: what each condition said, in order. */
    List<CompletableFuture<Boolean>> commit(List<ConditionalUpdate> updates) {
        List<Waiting> own = updates.stream().map(Waiting::of).toList();
        waiting.addAll(own);
        writeSoon();
        var committed = own.stream().map(Waiting::committed).toList();
        CompletableFuture.allOf(committed.toArray(CompletableFuture[]::new))
                .exceptionally(failed -> null)
                .join();
        return committed;
    }

    int queued() {
        return waiting.size();
    }

    private void writeSoon() {
        if (!waiting.isEmpty() && commands.tryAcquire()) {
            Thread.startVirtualThread(this::write);
        }
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next; batch.size() < MOST_AT_ONCE && (next = waiting.poll()) != null; ) {
            batch.add(next);
        }
        try {
            Map<Integer, BulkWriteError> errors = batch.isEmpty() ? Map.of() : execute(batch);
            for (int i = 0; i < batch.size(); i++) {
                answer(batch.get(i).committed, errors.get(i));
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(each -> each.committed.completeExceptionally(e));
        } finally {
            commands.release();
            writeSoon();
        }
    }

    /** Returns what went wrong, by its place in the batch. */
    private Map<Integer, BulkWriteError> execute(List<Waiting> batch) {
        var updates = batch.stream().map(Waiting::update).toList();
        return Objects.requireNonNull(mongo.execute(DraftHead.class, heads -> {
            try {
                heads.bulkWrite(updates, new BulkWriteOptions().ordered(false));
                return Map.of();
            } catch (MongoBulkWriteException e) {
                if (e.getWriteConcernError() != null) {
                    throw e;
                }
                return e.getWriteErrors().stream()
                        .collect(Collectors.toMap(BulkWriteError::getIndex, Function.identity()));
            }
        }));
    }

    private static void answer(CompletableFuture<Boolean> committed, @Nullable BulkWriteError error) {
        if (error == null) {
            committed.complete(true);
        } else if (error.getCode() == DUPLICATE_KEY) {
            committed.complete(false);
        } else {
            committed.completeExceptionally(
                    new IllegalStateException("a head could not be written: " + error.getCode()));
        }
    }
}
