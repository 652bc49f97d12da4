package org.communique.collab.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.collab.DraftId;
import org.communique.collab.log.EditLog;
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
    public List<Revision> revisions(DraftId draft) {
        // The log first: what a compaction moves meanwhile is then seen twice rather than not at all.
        List<Revision> recent =
                edits.read(draft).map(stored -> Revision.of(stored.entries())).orElse(List.of());
        List<Revision> revisions = new ArrayList<>(revisionStore.revisions(draft));
        long newest = revisions.isEmpty() ? 0 : revisions.getLast().seq();
        recent.stream().filter(revision -> revision.seq() > newest).forEach(revisions::add);
        return revisions;
    }

    public Optional<byte[]> stateAt(DraftId draft, long seq) {
        return revisionStore.state(draft, seq).or(() -> edits.stateAt(draft, seq));
    }

    /** Keeps the text that went out in a file, so that it can be found when the file comes back. */
    public void storeExported(DraftId draft, long seq) {
        stateAt(draft, seq)
                .ifPresent(state ->
                        revisionStore.storeExported(draft, new Revision(seq, edits.now(), Set.of(), false), state));
    }

    /** Keeps the text that was frozen, even if nothing was edited since the stored revision before. */
    public void storeFrozen(DraftId draft) {
        edits.read(draft).ifPresent(stored -> {
            var recent = Revision.of(stored.entries());
            var revision = recent.isEmpty()
                    ? new Revision(stored.seq(), edits.now(), Set.of(), true)
                    : recent.getLast().asFrozen();
            revisionStore.store(draft, revision, stored.doc().encodeStateAsUpdateV2());
        });
    }
}
