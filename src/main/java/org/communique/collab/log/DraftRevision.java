package org.communique.collab.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.communique.collab.log.DraftHead.Entry;

/**
 * A point in the history of a draft.
 *
 * @param seq the number of the last edit before it
 * @param members who wrote since the revision before
 * @param frozen whether the draft was frozen with this text
 */
public record DraftRevision(long seq, Instant at, Set<String> members, boolean frozen) {

    /** People remember what was there before a pause, or a minute ago, not before a keystroke. */
    public static final Duration APART = Duration.ofMinutes(1);

    DraftRevision asFrozen() {
        return new DraftRevision(seq, at, members, true);
    }

    /** Of the same edit, as another place has it. */
    DraftRevision with(DraftRevision other) {
        Set<String> all = new LinkedHashSet<>(members);
        all.addAll(other.members);
        return new DraftRevision(seq, at, all, frozen || other.frozen);
    }

    /** The revisions among edits that follow one another; the last edit is always one. */
    static List<DraftRevision> of(Collection<Entry> entries) {
        List<DraftRevision> revisions = new ArrayList<>();
        Set<String> members = new LinkedHashSet<>();
        Instant begun = null;
        Entry last = null;
        for (Entry entry : entries) {
            if (last != null && begun != null && begun.plus(APART).isBefore(entry.at())) {
                revisions.add(new DraftRevision(last.seq(), last.at(), members, false));
                members = new LinkedHashSet<>();
                begun = null;
            }
            if (begun == null) {
                begun = entry.at();
            }
            members.addAll(entry.members());
            last = entry;
        }
        if (last != null) {
            revisions.add(new DraftRevision(last.seq(), last.at(), members, false));
        }
        return revisions;
    }
}
