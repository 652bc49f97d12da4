package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.communique.file.print.PageTooLargeException;
import org.communique.http.RenderedPage;
import org.communique.publishing.RenderedFile.InProgress;
import org.communique.publishing.RenderedFile.Ready;
import org.communique.publishing.RenderedFile.Reason;
import org.communique.publishing.RenderedFile.Unavailable;
import org.communique.storage.DatabaseOutage;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Renders each file once, however many ask for it, and keeps it. One that failed is not tried again for a while, so that those who
 * ask again and again cost nothing.
 */
@Component
class RenderedFileCache implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RenderedFileCache.class);

    /** MongoDB stores no more than 16 MB in one document. */
    static final int MOST_BYTES = 15 << 20;

    /** So long a request waits for a file, which most take less to be made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(10);

    /** In the place of a hash. */
    private static final String NOT_MADE = "";

    private final MongoOperations mongo;
    private final HeavyWorkExecutor work;
    private final ResultCache<StoredFile, Ready> recent;
    private final Cache<String, Job> jobs =
            Caffeine.newBuilder().expireAfterWrite(UNTIL_TRIED_AGAIN).build();

    /** What is stored, without its bytes. */
    @Document("publicationFiles")
    private record StoredFile(
            @Id String id, String hash, @Nullable String fingerprint) {

        boolean shows(String other) {
            return fingerprint == null || fingerprint.equals(other);
        }
    }

    private record Job(String fingerprint, CompletableFuture<RenderedFile> result) {

        boolean isOf(String other) {
            return fingerprint.equals(other);
        }
    }

    /**
     * A file and how it is made.
     *
     * @param id      under which it is kept
     * @param fingerprint of what it shows; one that shows another is made again
     * @param isCurrent whether what it shows has that fingerprint still
     * @param turn    in which one file is made at a time, see {@link HeavyWorkExecutor#run}
     */
    record RenderRequest(
            String id, String fingerprint, BooleanSupplier isCurrent, String turn, Callable<byte[]> render) {}

    private volatile boolean ending;

    RenderedFileCache(MongoOperations mongo, HeavyWorkExecutor work) {
        this.mongo = mongo;
        this.work = work;
        this.recent = new ResultCache<>(work, WorkKind.RENDERING, file -> file.content().length);
    }

    /** Before the connections to the database are closed. */
    @Override
    public void destroy() {
        ending = true;
    }

    /** The file if it is there, or is within a few seconds. */
    RenderedFile get(RenderRequest renderRequest) {
        return stored(renderRequest).orElseGet(() -> await(begin(renderRequest).result()));
    }

    /** Its bytes are read once for all who ask for them meanwhile. */
    private Optional<RenderedFile> stored(RenderRequest renderRequest) {
        var stored = find(renderRequest.id());
        return stored != null && stored.shows(renderRequest.fingerprint())
                ? Optional.of(recent.get(stored, "file " + stored.id(), () -> read(renderRequest)))
                : Optional.empty();
    }

    private @Nullable StoredFile find(String id) {
        var query = query(where("_id").is(id));
        query.fields().exclude("content");
        return mongo.findOne(query, StoredFile.class);
    }

    private Ready read(RenderRequest renderRequest) throws Exception {
        var file = mongo.findById(renderRequest.id(), PublicationFile.class);
        // It may have been made again, to show more, since its description was read.
        if (file != null && file.shows(renderRequest.fingerprint())) {
            return new Ready(file.content(), file.hash());
        }
        byte[] madeAgain = renderRequest.render().call();
        return new Ready(madeAgain, RenderedPage.hash(madeAgain));
    }

    /** Has the file made if it is not there. */
    void prepare(RenderRequest renderRequest) {
        begin(renderRequest);
    }

    private Job begin(RenderRequest renderRequest) {
        var job = jobs.getIfPresent(renderRequest.id());
        if (job != null && job.isOf(renderRequest.fingerprint())) {
            // To compute it would put off when it is tried again.
            return job;
        }
        return jobs.asMap()
                .compute(
                        renderRequest.id(),
                        (id, known) -> known != null && known.isOf(renderRequest.fingerprint())
                                ? known
                                : start(renderRequest));
    }

    private Job start(RenderRequest renderRequest) {
        var job = new Job(renderRequest.fingerprint(), new CompletableFuture<>());
        Thread.startVirtualThread(() -> {
            var renderedFile = render(renderRequest);
            if (!(renderedFile instanceof Unavailable)) {
                jobs.asMap().remove(renderRequest.id(), job);
            }
            job.result().complete(renderedFile);
        });
        return job;
    }

    private RenderedFile render(RenderRequest renderRequest) {
        try {
            var reservation = reserve(renderRequest);
            // Who looked just before it was stored begins another job for it.
            var stored = stored(renderRequest);
            if (stored.isPresent()) {
                return stored.get();
            }
            if (!renderRequest.isCurrent().getAsBoolean()) {
                return new InProgress();
            }
            byte[] content = work.run(WorkKind.RENDERING, renderRequest.turn(), renderRequest.render());
            if (content.length > MOST_BYTES) {
                return new Unavailable(Reason.TOO_LARGE);
            }
            return store(renderRequest, reservation, new Ready(content, RenderedPage.hash(content)));
        } catch (TooBusyException e) {
            return new InProgress();
        } catch (WorkStoppedException | PageTooLargeException e) {
            LOG.warn("file {} was not made: {}", renderRequest.id(), e.getMessage());
            return new Unavailable(Reason.TOO_MUCH_WORK);
        } catch (DataAccessException e) {
            if (ending) {
                LOG.info(
                        "file {} was not kept, as the server ends; it is made again when it is asked for",
                        renderRequest.id());
                return new InProgress();
            }
            // Anyone who asks next has it made again, once the database is back.
            DatabaseOutage.log(LOG, e, "file {} could not be kept", renderRequest.id());
            return DatabaseOutage.hasCaused(e) ? new InProgress() : new Unavailable(Reason.FAILED);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("file {} could not be made", renderRequest.id(), e);
            return new Unavailable(Reason.FAILED);
        }
    }

    /**
     * Marks the place of a file that is not there. Erasing a name changes what files show and then takes away all places: so what is
     * current after this and has the name is not stored, on whichever server it is made.
     *
     * @return the fingerprint in that place, by another server or this one
     */
    private String reserve(RenderRequest renderRequest) {
        var reservation = UUID.randomUUID().toString();
        try {
            mongo.upsert(
                    query(where("_id")
                            .is(renderRequest.id())
                            .and("fingerprint")
                            .ne(renderRequest.fingerprint())
                            .and("hash")
                            .ne(NOT_MADE)),
                    new Update()
                            .set("fingerprint", reservation)
                            .set("hash", NOT_MADE)
                            .set("content", new byte[0]),
                    PublicationFile.class);
            return reservation;
        } catch (DuplicateKeyException e) {
            var found = find(renderRequest.id());
            return found == null || found.fingerprint() == null ? reservation : found.fingerprint();
        }
    }

    /** Of two servers that make the same file, the first one's stays. */
    private RenderedFile store(RenderRequest renderRequest, String reservation, Ready file) {
        var stored = mongo.updateFirst(
                query(where("_id").is(renderRequest.id()).and("fingerprint").is(reservation)),
                new Update()
                        .set("content", file.content())
                        .set("hash", file.hash())
                        .set("fingerprint", renderRequest.fingerprint()),
                PublicationFile.class);
        return stored.getMatchedCount() > 0 ? file : stored(renderRequest).orElseGet(InProgress::new);
    }

    private static RenderedFile await(CompletableFuture<RenderedFile> result) {
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new InProgress();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new InProgress();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
