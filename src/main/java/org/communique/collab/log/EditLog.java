package org.communique.collab.log;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.log.GroupCommit.ConditionalUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The edits of all drafts, in order and durable. How the pieces fit together is described in the package's description. */
@Repository
public class EditLog {

    private static final int READ_ATTEMPTS = 20;

    private final MongoOperations mongo;
    private final Clock clock;
    private final GroupCommit groupCommit;

    public EditLog(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        this.groupCommit = new GroupCommit(mongo);
    }

    /** Returns false if the draft exists. */
    public boolean create(DraftId draft, byte @Nullable [] update, String member) {
        var now = clock.instant();
        List<Entry> tail = update == null ? List.of() : List.of(new Entry(1, 1, List.of(member), update, now));
        try {
            mongo.insert(new DraftHead(draft, 1, tail.size(), false, now, tail));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public Optional<DraftHead> head(DraftId draft) {
        return Optional.ofNullable(mongo.findById(draft, DraftHead.class));
    }

    /** The numbers of the last edits of those that there are. */
    public Map<DraftId, Long> revisions(Collection<DraftId> drafts) {
        var heads = query(where("_id").in(drafts));
        heads.fields().include("seq");
        return mongo.find(heads, HeadMark.class, mongo.getCollectionName(DraftHead.class)).stream()
                .collect(toMap(HeadMark::id, HeadMark::seq));
    }

    private record HeadMark(@Id DraftId id, long seq) {}

    /** An entry after the edit with that number, made now. */
    public Entry entry(long after, long epoch, Collection<String> members, byte[] update) {
        return new Entry(after + 1, epoch, List.copyOf(members), update, clock.instant());
    }

    /** Appends to the logs of as many drafts, in one command, and returns once all is durable or has failed. */
    public List<AppendResult> append(List<LogAppend> appends) {
        List<CompletableFuture<Boolean>> committed = groupCommit.commit(
                appends.stream().map(EditLog::conditionalUpdate).toList());
        List<AppendResult> results = new ArrayList<>();
        for (int i = 0; i < appends.size(); i++) {
            results.add(result(appends.get(i), committed.get(i)));
        }
        return results;
    }

    private AppendResult result(LogAppend logAppend, CompletableFuture<Boolean> committed) {
        if (committed.isCompletedExceptionally()) {
            return new AppendResult.Failed(
                    new IllegalStateException("an edit could not be logged", committed.exceptionNow()));
        }
        if (committed.resultNow()) {
            return new AppendResult.Stored();
        }
        try {
            return refusal(logAppend.draft(), logAppend.entry().epoch());
        } catch (RuntimeException e) {
            return new AppendResult.Failed(e);
        }
    }

    private static ConditionalUpdate conditionalUpdate(LogAppend logAppend) {
        Entry entry = logAppend.entry();
        Document guard = new Document("_id", logAppend.draft().value())
                .append("epoch", entry.epoch())
                .append("frozen", false)
                .append("seq", entry.seq() - 1);
        Object pushed = logAppend.flushedUpTo() == 0
                ? entry.document()
                : new Document("$each", List.of(entry.document()))
                        .append("$slice", (int) (logAppend.flushedUpTo() - entry.seq()));
        return new ConditionalUpdate(
                guard,
                new Document("$set", new Document("seq", entry.seq())).append("$push", new Document("tail", pushed)));
    }

    private AppendResult refusal(DraftId draft, long epoch) {
        return head(draft)
                .filter(current -> !current.frozen() && current.epoch() == epoch)
                .<AppendResult>map(AppendResult.Overtaken::new)
                .orElseGet(AppendResult.Late::new);
    }

    /**
     * Stores edits outside the tails of their drafts; the next append to each may take them out of it. Repeated after a
     * crash in between, it writes the same again, or more.
     */
    public void flushTails(List<TailFlush> flushes) {
        List<ReplaceOneModel<Document>> rows = flushes.stream()
                .map(tailFlush -> new ReplaceOneModel<>(
                        new Document("_id", LogSegment.idOf(tailFlush.draft(), tailFlush.upTo())),
                        new Document("draft", tailFlush.draft().value())
                                .append("seq", tailFlush.upTo())
                                .append(
                                        "entries",
                                        tailFlush.entries().stream()
                                                .map(Entry::document)
                                                .toList()),
                        new ReplaceOptions().upsert(true)))
                .toList();
        mongo.execute(LogSegment.class, all -> all.bulkWrite(rows, new BulkWriteOptions().ordered(false)));
        // The next edit may be too large to wait for.
        flushes.stream().filter(TailFlush::isLarge).forEach(tailFlush -> pullTail(tailFlush.draft(), tailFlush.upTo()));
    }

    private void pullTail(DraftId draft, long upTo) {
        mongo.updateFirst(
                query(where("_id").is(draft)),
                new Update().pull("tail", new Document("seq", new Document("$lte", upTo))),
                DraftHead.class);
    }

    /** Returns the head as it was before. */
    public DraftHead freeze(DraftId draft) {
        var before = mongo.findAndModify(
                query(where("_id").is(draft)),
                Update.update("frozen", true).set("frozenAt", clock.instant()),
                DraftHead.class);
        if (before == null) {
            throw new IllegalArgumentException("no such draft");
        }
        return before;
    }

    /** Returns whether it was this call that opened the draft. */
    public boolean reopen(DraftId draft, long epoch) {
        return reopen(frozen(draft).and("epoch").is(epoch));
    }

    /** Returns whether it was this call that opened the draft. */
    public boolean reopenIfFrozenBefore(DraftId draft, Instant moment) {
        return reopen(frozen(draft)
                .orOperator(where("frozenAt").exists(false), where("frozenAt").lt(moment)));
    }

    private static Criteria frozen(DraftId draft) {
        return where("_id").is(draft).and("frozen").is(true);
    }

    private boolean reopen(Criteria which) {
        return mongo.updateFirst(query(which), new Update().set("frozen", false).inc("epoch", 1), DraftHead.class)
                        .getModifiedCount()
                > 0;
    }

    /** The draft with all edits up to its head's number. */
    public Optional<StoredDraft> read(DraftId draft) {
        return parts(draft)
                .map(parts -> new StoredDraft(
                        parts.document(),
                        parts.head().epoch(),
                        parts.seq(),
                        parts.head().frozen(),
                        parts.entries(),
                        parts.head().tail()));
    }

    /** The draft after the edit with this number, as an update in format V2, if the log still reaches that far back. */
    public Optional<byte[]> stateAt(DraftId draft, long seq) {
        return parts(draft)
                .filter(parts -> parts.base() <= seq && seq <= parts.seq())
                .map(parts -> parts.upTo(seq).document().encodeStateAsUpdateV2());
    }

    public Optional<LogContents> parts(DraftId draft) {
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            Optional<DraftHead> head = head(draft);
            if (head.isEmpty()) {
                return Optional.empty();
            }
            var snapshot = mongo.findById(draft, DraftSnapshot.class);
            long base = snapshot == null ? 0 : snapshot.seq();
            SortedMap<Long, Entry> edits = editsAfter(base, head.get());
            // A number is missing if a compaction dropped rows after the snapshot was read here.
            if (base + edits.size() == Math.max(base, head.get().seq())) {
                return Optional.of(new LogContents(head.get(), snapshot, List.copyOf(edits.values())));
            }
        }
        throw new IllegalStateException("the log of draft " + draft.value() + " lacks an edit");
    }

    /** The edits after a number up to the head's, unless some of them have been compacted away. */
    public Optional<List<Entry>> editsSince(long seq, DraftHead head) {
        List<Entry> edits = List.copyOf(editsAfter(seq, head).values());
        return edits.size() == head.seq() - seq ? Optional.of(edits) : Optional.empty();
    }

    private SortedMap<Long, Entry> editsAfter(long seq, DraftHead head) {
        SortedMap<Long, Entry> edits = new TreeMap<>();
        head.tail().stream().filter(entry -> entry.seq() > seq).forEach(entry -> edits.put(entry.seq(), entry));
        if (edits.size() == head.seq() - seq) {
            return edits;
        }
        Query rows = query(where("draft").is(head.id()).and("seq").gt(seq)).with(Sort.by("seq"));
        mongo.find(rows, Document.class, mongo.getCollectionName(LogSegment.class)).stream()
                .flatMap(row -> LogSegment.entriesOf(row).stream())
                .map(entry -> mongo.getConverter().read(Entry.class, entry))
                .filter(entry -> entry.seq() > seq && entry.seq() <= head.seq())
                .forEach(entry -> edits.put(entry.seq(), entry));
        return edits;
    }

    /** Drops the edits up to a number, all of which the snapshot has. */
    public void drop(DraftId draft, long upTo) {
        mongo.remove(query(where("draft").is(draft).and("seq").lte(upTo)), LogSegment.class);
        pullTail(draft, upTo);
    }

    /** All that is stored of a draft; its head at last, by which it is found if this is interrupted. */
    public void remove(DraftId draft) {
        var ofDraft = query(where("draft").is(draft));
        mongo.remove(ofDraft, StoredRevision.class);
        mongo.remove(ofDraft, LogSegment.class);
        var own = query(where("_id").is(draft));
        mongo.remove(own, DraftSnapshot.class);
        mongo.remove(own, DraftHead.class);
    }

    /** How many appends wait for the next command. */
    public int queued() {
        return groupCommit.queued();
    }

    public Instant now() {
        return clock.instant();
    }
}
