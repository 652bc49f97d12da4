package org.communique.collab;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.communique.collab.DraftHead.Entry;
import org.communique.crdt.YDoc;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The edits of all drafts, in order and durable. How the pieces hold together is told in the package's description. */
@Repository
class EditLog {

    private static final int TAIL_ENTRIES = 32;
    private static final int TAIL_BYTES = 128 * 1024;
    private static final int READ_ATTEMPTS = 20;

    private final MongoOperations mongo;
    private final Clock clock;

    EditLog(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Returns false if the draft exists. */
    boolean create(DraftId draft, byte @Nullable [] update, String member) {
        var now = clock.instant();
        List<Entry> tail = update == null ? List.of() : List.of(new Entry(1, 1, List.of(member), update, now));
        try {
            mongo.insert(new DraftHead(draft, 1, tail.size(), false, now, tail));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<DraftHead> head(DraftId draft) {
        return Optional.ofNullable(mongo.findById(draft, DraftHead.class));
    }

    Appended append(DraftId draft, long epoch, long after, Collection<String> members, byte[] update) {
        var entry = new Entry(after + 1, epoch, List.copyOf(members), update, clock.instant());
        var guard = where("_id")
                .is(draft)
                .and("epoch")
                .is(epoch)
                .and("frozen")
                .is(false)
                .and("seq")
                .is(after);
        var head = mongo.findAndModify(
                query(guard),
                new Update().set("seq", after + 1).push("tail", entry),
                FindAndModifyOptions.options().returnNew(true),
                DraftHead.class);
        if (head == null) {
            return head(draft)
                    .filter(current -> !current.frozen() && current.epoch() == epoch)
                    .<Appended>map(current -> new Appended.Overtaken())
                    .orElseGet(Appended.Late::new);
        }
        if (head.tail().size() >= TAIL_ENTRIES || head.tailBytes() >= TAIL_BYTES) {
            spill(head);
        }
        return new Appended.Stored(entry.seq());
    }

    /** Repeated after a crash between the two steps, it writes the same again. */
    private void spill(DraftHead head) {
        var rows = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, DraftEdit.class);
        for (Entry entry : head.tail()) {
            DraftEdit row = DraftEdit.of(head.id(), entry);
            rows.replaceOne(
                    query(where("_id").is(row.id())),
                    row,
                    FindAndReplaceOptions.options().upsert());
        }
        rows.execute();
        pullTail(head.id(), head.seq());
    }

    private void pullTail(DraftId draft, long upTo) {
        mongo.updateFirst(
                query(where("_id").is(draft)),
                new Update().pull("tail", new Document("seq", new Document("$lte", upTo))),
                DraftHead.class);
    }

    /** Returns the head as it was before. */
    DraftHead freeze(DraftId draft) {
        var before = mongo.findAndModify(query(where("_id").is(draft)), Update.update("frozen", true), DraftHead.class);
        if (before == null) {
            throw new IllegalArgumentException("no such draft");
        }
        return before;
    }

    /** Returns whether it was this call that opened the draft. */
    boolean reopen(DraftId draft, long epoch) {
        return mongo.updateFirst(
                                query(where("_id")
                                        .is(draft)
                                        .and("frozen")
                                        .is(true)
                                        .and("epoch")
                                        .is(epoch)),
                                new Update().set("frozen", false).inc("epoch", 1),
                                DraftHead.class)
                        .getModifiedCount()
                > 0;
    }

    /** The draft with all edits up to its head's number. */
    Optional<StoredDraft> read(DraftId draft) {
        for (int attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
            Optional<DraftHead> head = head(draft);
            if (head.isEmpty()) {
                return Optional.empty();
            }
            var snapshot = mongo.findById(draft, DraftSnapshot.class);
            long base = snapshot == null ? 0 : snapshot.seq();
            long seq = Math.max(base, head.get().seq());
            SortedMap<Long, byte[]> edits = editsAfter(base, head.get());
            // A number is missing if a compaction dropped rows after the snapshot was read here.
            if (base + edits.size() == seq) {
                var doc = document(snapshot, edits);
                return Optional.of(
                        new StoredDraft(doc, head.get().epoch(), seq, head.get().frozen(), edits.size()));
            }
        }
        throw new IllegalStateException("the log of draft " + draft.value() + " lacks an edit");
    }

    private static YDoc document(@Nullable DraftSnapshot snapshot, SortedMap<Long, byte[]> edits) {
        var doc = new YDoc();
        doc.transact(() -> {
            if (snapshot != null) {
                doc.applyUpdate(snapshot.bytes());
            }
            edits.values().forEach(doc::applyUpdate);
        });
        return doc;
    }

    /** The edits after a number, by number, when others have written them. */
    Optional<SortedMap<Long, byte[]>> editsAfter(DraftId draft, long seq) {
        return head(draft)
                .map(head -> editsAfter(seq, head))
                .filter(edits ->
                        edits.isEmpty() || (edits.firstKey() == seq + 1 && edits.lastKey() == seq + edits.size()));
    }

    private SortedMap<Long, byte[]> editsAfter(long seq, DraftHead head) {
        SortedMap<Long, byte[]> edits = new TreeMap<>();
        Query rows = query(where("draft").is(head.id()).and("seq").gt(seq).lte(head.seq()))
                .with(Sort.by("seq"));
        mongo.find(rows, DraftEdit.class).forEach(edit -> edits.put(edit.seq(), edit.bytes()));
        head.tail().stream().filter(entry -> entry.seq() > seq).forEach(entry -> edits.put(entry.seq(), entry.bytes()));
        return edits;
    }

    /** Writes the draft as one snapshot and drops the edits in it, once the snapshot has been read back and compared. */
    void compact(DraftId draft) {
        read(draft).filter(stored -> stored.entries() > 0).ifPresent(stored -> {
            byte[] state = stored.doc().encodeStateAsUpdate();
            if (save(new DraftSnapshot(draft, stored.seq(), state)) && isReadable(draft, stored, state)) {
                mongo.remove(query(where("draft").is(draft).and("seq").lte(stored.seq())), DraftEdit.class);
                pullTail(draft, stored.seq());
            }
        });
    }

    private boolean save(DraftSnapshot snapshot) {
        var older = query(where("_id").is(snapshot.id()).and("seq").lt(snapshot.seq()));
        if (mongo.updateFirst(
                                older,
                                new Update().set("seq", snapshot.seq()).set("bytes", snapshot.bytes()),
                                DraftSnapshot.class)
                        .getMatchedCount()
                > 0) {
            return true;
        }
        try {
            mongo.insert(snapshot);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean isReadable(DraftId draft, StoredDraft stored, byte[] state) {
        var written = mongo.findById(draft, DraftSnapshot.class);
        if (written == null || written.seq() != stored.seq() || !Arrays.equals(written.bytes(), state)) {
            return false;
        }
        var doc = new YDoc();
        doc.applyUpdate(written.bytes());
        return Arrays.equals(doc.encodeStateVector(), stored.doc().encodeStateVector())
                && text(doc).equals(text(stored.doc()));
    }

    private static String text(YDoc doc) {
        return doc.getXmlFragment(DraftSchema.FRAGMENT).toString();
    }
}
