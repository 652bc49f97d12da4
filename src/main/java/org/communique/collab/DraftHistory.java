package org.communique.collab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** What drafts were like: from the milestones, and from the log for the time since. */
@Repository
class DraftHistory {

    private final EditLog edits;
    private final Milestones milestones;

    DraftHistory(EditLog edits, Milestones milestones) {
        this.edits = edits;
        this.milestones = milestones;
    }

    /** The first first. */
    List<Moment> moments(DraftId draft) {
        // The log first: what a compaction moves meanwhile is then seen twice rather than not at all.
        List<Moment> recent =
                edits.read(draft).map(stored -> Moment.of(stored.entries())).orElse(List.of());
        List<Moment> moments = new ArrayList<>(milestones.moments(draft));
        long newest = moments.isEmpty() ? 0 : moments.getLast().seq();
        recent.stream().filter(moment -> moment.seq() > newest).forEach(moments::add);
        return moments;
    }

    Optional<byte[]> stateAt(DraftId draft, long seq) {
        return milestones.state(draft, seq).or(() -> edits.stateAt(draft, seq));
    }

    /** Keeps the text that was frozen, even if nothing was edited since the milestone before. */
    void keepFrozen(DraftId draft) {
        edits.read(draft).ifPresent(stored -> {
            var recent = Moment.of(stored.entries());
            var moment = recent.isEmpty()
                    ? new Moment(stored.seq(), edits.now(), Set.of(), true)
                    : recent.getLast().asFrozen();
            milestones.keep(draft, moment, stored.doc().encodeStateAsUpdateV2());
        });
    }
}
