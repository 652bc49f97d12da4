package org.communique.collab.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.collab.DraftId;
import org.springframework.stereotype.Repository;

/** What drafts were like: from the stored revisions, and from the log for the time since. */
@Repository
public class DraftHistory {

    private final EditLog edits;
    private final RevisionStore revisionStore;

    DraftHistory(EditLog edits, RevisionStore revisionStore) {
        this.edits = edits;
        this.revisionStore = revisionStore;
    }

    /** The first first. */
    public List<DraftRevision> revisions(DraftId draft) {
        // The log first: what a compaction moves meanwhile is then seen twice rather than not at all.
        var recent = edits.read(draft)
                .map(stored -> DraftRevision.of(stored.entries()))
                .orElse(List.of());
        var revisions = new TreeMap<Long, DraftRevision>();
        recent.forEach(revision -> revisions.put(revision.seq(), revision));
        revisionStore.revisions(draft).forEach(stored -> revisions.merge(stored.seq(), stored, DraftRevision::with));
        return List.copyOf(revisions.values());
    }

    public Optional<byte[]> stateAt(DraftId draft, long seq) {
        return revisionStore.state(draft, seq).or(() -> edits.stateAt(draft, seq));
    }

    /** Keeps the text that went out in a file, so that it can be found when the file comes back. */
    public void storeExported(DraftId draft, long seq) {
        var recent = edits.parts(draft).map(parts -> parts.upTo(seq));
        var revisions = recent.map(parts -> DraftRevision.of(parts.entries())).orElse(List.of());
        if (revisions.isEmpty() || revisions.getLast().seq() < seq) {
            revisionStore.markExported(draft, seq);
            return;
        }
        var state = recent.orElseThrow().document().encodeStateAsUpdateV2();
        if (revisionStore.storeExported(draft, revisions.getLast(), state)) {
            revisionStore.thin(draft);
        }
    }

    /** Keeps the text that was frozen, even if nothing was edited since the stored revision before. */
    public void storeFrozen(DraftId draft) {
        edits.read(draft).ifPresent(stored -> {
            var recent = DraftRevision.of(stored.entries());
            var revision = recent.isEmpty()
                    ? new DraftRevision(stored.seq(), edits.now(), Set.of(), true)
                    : recent.getLast().asFrozen();
            revisionStore.store(draft, revision, stored.doc().encodeStateAsUpdateV2());
        });
    }
}
