package org.communique.collab.log;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.collab.DraftId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.springframework.util.unit.DataSize;

/** What drafts were like: the older the fewer, but always each text that was frozen. */
@Repository
class RevisionStore {

    private static final int MOST = 500;

    /** Of one draft, however close to one another. */
    static final int MOST_EXPORTED = 50;

    /** Of one draft, without those that were frozen. A large draft has fewer of them. */
    static final DataSize MOST_BYTES = DataSize.ofMegabytes(64);

    private final MongoOperations mongo;
    private final Clock clock;

    RevisionStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Keeps a state; the same one again changes nothing but that it may now be frozen. */
    void store(DraftId draft, DraftRevision revision, byte[] state) {
        insert(draft, revision, state);
    }

    private boolean insert(DraftId draft, DraftRevision revision, byte[] state) {
        var update = new Update()
                .setOnInsert("draft", draft)
                .setOnInsert("seq", revision.seq())
                .setOnInsert("at", revision.at())
                .setOnInsert("state", state)
                .setOnInsert("bytes", state.length)
                .addToSet("members")
                .each(revision.members().toArray());
        return mongo.upsert(
                                query(where("_id").is(StoredRevision.idOf(draft, revision.seq()))),
                                revision.frozen() ? update.set("frozen", true) : update.setOnInsert("frozen", false),
                                StoredRevision.class)
                        .getMatchedCount()
                == 0;
    }

    /**
     * Keeps a state of which a file was made, so that it is found when the file comes back.
     *
     * @return whether it was not kept before
     */
    boolean storeExported(DraftId draft, DraftRevision revision, byte[] state) {
        boolean isNew = insert(draft, revision, state);
        markExported(draft, revision.seq());
        return isNew;
    }

    /** A state that is kept, if it is. */
    void markExported(DraftId draft, long seq) {
        mongo.updateFirst(
                query(where("_id").is(StoredRevision.idOf(draft, seq))),
                Update.update("exported", true),
                StoredRevision.class);
    }

    /** In order, the first first. */
    List<DraftRevision> revisions(DraftId draft) {
        var all = query(where("draft").is(draft)).with(Sort.by("seq"));
        all.fields().include("seq", "at", "members", "frozen");
        return mongo.find(all, DraftRevision.class, mongo.getCollectionName(StoredRevision.class));
    }

    /** The update in format V2 that makes the draft as it was at that number, if it was kept. */
    Optional<byte[]> state(DraftId draft, long seq) {
        return Optional.ofNullable(mongo.findById(StoredRevision.idOf(draft, seq), StoredRevision.class))
                .map(StoredRevision::state);
    }

    /** Drops what is too close to a later one. Who wrote up to it counts for the later one. */
    void thin(DraftId draft) {
        List<DraftRevision> newestFirst = revisions(draft).reversed();
        if (newestFirst.isEmpty()) {
            return;
        }
        Map<Long, Kept> all = kept(draft);
        Instant now = clock.instant();
        DraftRevision later = newestFirst.getFirst();
        int kept = 1;
        long bytesKept = Kept.of(later, all).size();
        int exported = 0;
        for (DraftRevision revision : newestFirst.subList(1, newestFirst.size())) {
            var own = Kept.of(revision, all);
            exported += own.isExported() ? 1 : 0;
            bytesKept += revision.frozen() ? 0 : own.size();
            boolean close = Duration.between(revision.at(), later.at()).compareTo(spacing(revision.at(), now)) < 0;
            boolean superfluous = !revision.frozen()
                    && (kept >= MOST
                            || bytesKept > MOST_BYTES.toBytes()
                            || close && !(own.isExported() && exported <= MOST_EXPORTED));
            if (superfluous) {
                drop(draft, revision, later);
                bytesKept -= own.size();
            } else {
                later = revision;
                kept++;
            }
        }
    }

    /**
     * @param bytes    of its state; null in those from before sizes were kept
     * @param exported whether a file was made of it; null for not
     */
    private record Kept(
            long seq, @Nullable Integer bytes, @Nullable Boolean exported) {

        static Kept of(DraftRevision revision, Map<Long, Kept> all) {
            return all.getOrDefault(revision.seq(), new Kept(revision.seq(), null, null));
        }

        int size() {
            return Objects.requireNonNullElse(bytes, 0);
        }

        boolean isExported() {
            return Boolean.TRUE.equals(exported);
        }
    }

    private Map<Long, Kept> kept(DraftId draft) {
        var all = query(where("draft").is(draft));
        all.fields().include("seq", "bytes", "exported");
        return mongo.find(all, Kept.class, mongo.getCollectionName(StoredRevision.class)).stream()
                .collect(toMap(Kept::seq, kept -> kept));
    }

    private static Duration spacing(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Duration.ofMinutes(1);
        }
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return Duration.ofMinutes(15);
        }
        return age.compareTo(Duration.ofDays(30)) < 0 ? Duration.ofHours(3) : Duration.ofDays(1);
    }

    private void drop(DraftId draft, DraftRevision revision, DraftRevision later) {
        mongo.updateFirst(
                query(where("_id").is(StoredRevision.idOf(draft, later.seq()))),
                new Update().addToSet("members").each(revision.members().toArray()),
                StoredRevision.class);
        mongo.remove(query(where("_id").is(StoredRevision.idOf(draft, revision.seq()))), StoredRevision.class);
    }
}
