package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communique.publishing.Rendered.Impossible;
import org.communique.publishing.Rendered.Ready;
import org.communique.publishing.Rendered.Reason;
import org.communique.publishing.Rendered.UnderWay;
import org.communique.publishing.print.PageTooLargeException;
import org.communique.storage.Outage;
import org.communique.work.HeavyWork;
import org.communique.work.SharedResults;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * Renders each file once, however many ask for it, and keeps it. One that failed is not tried again for a while, so that those who
 * ask again and again cost nothing.
 */
@Component
class Renderings {

    private static final Logger LOG = LoggerFactory.getLogger(Renderings.class);

    /** MongoDB stores no more than 16 MB in one document. */
    static final int MOST_BYTES = 15 << 20;

    /** So long a request waits for a file, which most take less to be made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(10);

    private final MongoOperations mongo;
    private final HeavyWork work;
    private final SharedResults<StoredFile, Ready> recent;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    /** What is stored, without its bytes. */
    @Document("publicationFiles")
    private record StoredFile(
            @Id String id, String hash, @Nullable String edition) {

        boolean shows(String fingerprint) {
            return edition == null || edition.equals(fingerprint);
        }
    }

    private record Job(String edition, long begun, CompletableFuture<Rendered> result) {

        boolean isOf(String fingerprint) {
            return edition.equals(fingerprint)
                    && (!result.isDone() || System.nanoTime() - begun < UNTIL_TRIED_AGAIN.toNanos());
        }
    }

    /**
     * A file and how it is made.
     *
     * @param id      under which it is kept
     * @param edition fingerprint of what it shows; one that shows another is made again
     * @param format  of which one file is made at a time
     */
    record Order(String id, String edition, Format format, Callable<byte[]> render) {}

    Renderings(MongoOperations mongo, HeavyWork work) {
        this.mongo = mongo;
        this.work = work;
        this.recent = new SharedResults<>(work, WorkKind.RENDERING, file -> file.content().length);
    }

    /** The file if it is there, or is within a few seconds. */
    Rendered get(Order order) {
        return stored(order).orElseGet(() -> await(begin(order).result()));
    }

    /** Its bytes are read once for all who ask for them meanwhile. */
    private Optional<Rendered> stored(Order order) {
        var query = query(where("_id").is(order.id()));
        query.fields().exclude("content");
        var stored = mongo.findOne(query, StoredFile.class);
        return stored != null && stored.shows(order.edition())
                ? Optional.of(recent.get(stored, "file " + stored.id(), () -> read(order)))
                : Optional.empty();
    }

    private Ready read(Order order) throws Exception {
        var file = mongo.findById(order.id(), PublicationFile.class);
        if (file != null) {
            return new Ready(file.content(), file.hash());
        }
        byte[] madeAgain = order.render().call();
        return new Ready(madeAgain, PublicationFiles.hash(madeAgain));
    }

    /** Has the file made if it is not there. */
    void prepare(Order order) {
        begin(order);
    }

    private Job begin(Order order) {
        return jobs.compute(
                order.id(), (id, known) -> known != null && known.isOf(order.edition()) ? known : start(order));
    }

    private Job start(Order order) {
        var job = new Job(order.edition(), System.nanoTime(), new CompletableFuture<>());
        Thread.startVirtualThread(() -> {
            var rendered = render(order);
            if (!(rendered instanceof Impossible)) {
                jobs.remove(order.id(), job);
            }
            job.result().complete(rendered);
        });
        return job;
    }

    private Rendered render(Order order) {
        try {
            byte[] content = work.run(WorkKind.RENDERING, "files as " + order.format(), order.render());
            if (content.length > MOST_BYTES) {
                return new Impossible(Reason.TOO_LARGE);
            }
            var file = kept(new PublicationFile(order.id(), content, PublicationFiles.hash(content), order.edition()));
            return new Ready(file.content(), file.hash());
        } catch (TooBusyException e) {
            return new UnderWay();
        } catch (WorkStoppedException | PageTooLargeException e) {
            LOG.warn("file {} was not made: {}", order.id(), e.getMessage());
            return new Impossible(Reason.TOO_MUCH_WORK);
        } catch (DataAccessException e) {
            // Whoever asks next has it made again, once the database is back.
            Outage.log(LOG, e, "file {} could not be kept", order.id());
            return Outage.hasCaused(e) ? new UnderWay() : new Impossible(Reason.FAILED);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("file {} could not be made", order.id(), e);
            return new Impossible(Reason.FAILED);
        }
    }

    /** Of two servers that make the same file, the first one's stays. */
    private PublicationFile kept(PublicationFile file) {
        try {
            return mongo.insert(file);
        } catch (DuplicateKeyException e) {
            var stored = mongo.findById(file.id(), PublicationFile.class);
            return stored != null && file.edition() != null && stored.shows(file.edition()) ? stored : mongo.save(file);
        }
    }

    private static Rendered await(CompletableFuture<Rendered> result) {
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new UnderWay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new UnderWay();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
