package org.communique.collab.log;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Arrays;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Makes one snapshot of a draft's log, and stores the revisions in it. */
@Repository
public class LogCompactor {

    private final MongoOperations mongo;
    private final EditLog edits;
    private final RevisionStore revisionStore;

    LogCompactor(MongoOperations mongo, EditLog edits, RevisionStore revisionStore) {
        this.mongo = mongo;
        this.edits = edits;
        this.revisionStore = revisionStore;
    }

    /** Drops the edits in the snapshot once that has been read back and compared. The draft may be edited meanwhile. */
    public void compact(DraftId draft) {
        edits.parts(draft).filter(parts -> !parts.entries().isEmpty()).ifPresent(parts -> {
            YDoc doc = replay(draft, parts);
            byte[] state = doc.encodeStateAsUpdate();
            if (save(new DraftSnapshot(draft, parts.seq(), state)) && isReadable(draft, parts.seq(), doc, state)) {
                edits.drop(draft, parts.seq());
                revisionStore.thin(draft);
            }
        });
    }

    /** The draft from its parts; the revisions on the way are stored. */
    private YDoc replay(DraftId draft, LogContents parts) {
        YDoc doc = parts.upTo(0).document();
        var entries = parts.entries().iterator();
        for (DraftRevision revision : DraftRevision.of(parts.entries())) {
            doc.transact(() -> {
                Entry entry;
                do {
                    entry = entries.next();
                    doc.applyUpdate(entry.bytes());
                } while (entry.seq() < revision.seq());
            });
            revisionStore.store(draft, revision, doc.encodeStateAsUpdateV2());
        }
        return doc;
    }

    private boolean save(DraftSnapshot snapshot) {
        var older = query(where("_id").is(snapshot.id()).and("seq").lt(snapshot.seq()));
        var update = new Update().set("seq", snapshot.seq()).set("bytes", snapshot.bytes());
        if (mongo.updateFirst(older, update, DraftSnapshot.class).getMatchedCount() > 0) {
            return true;
        }
        try {
            mongo.insert(snapshot);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean isReadable(DraftId draft, long seq, YDoc doc, byte[] state) {
        var written = mongo.findById(draft, DraftSnapshot.class);
        if (written == null || written.seq() != seq || !Arrays.equals(written.bytes(), state)) {
            return false;
        }
        var read = new YDoc();
        read.applyUpdate(written.bytes());
        return Arrays.equals(read.encodeStateVector(), doc.encodeStateVector())
                && text(read).equals(text(doc));
    }

    private static String text(YDoc doc) {
        return doc.getXmlFragment(DraftSchema.FRAGMENT).toString();
    }
}
