package org.communique.amendment.change;

import java.util.Collection;
import java.util.List;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.leaf.LeafSequence;

/** Takes an accepted amendment out of a draft again; what others and drafters wrote stays. */
public final class Reversal {

    private final AmendedDraft draft;
    private final List<Change> changes;

    /**
     * @param base     the text that all were written on
     * @param accepted to that text
     * @param number   of the one that is taken out
     * @param draft    as {@link AmendedDraft} has it
     */
    public Reversal(LeafSequence base, Collection<AmendmentChanges> accepted, int number, LeafSequence draft) {
        var others = accepted.stream()
                .filter(amendment -> amendment.number() != number)
                .toList();
        var with = new Composition(base, accepted).text();
        this.changes = Difference.between(with, new Composition(base, others).text());
        this.draft = new AmendedDraft(with, List.of(), draft);
    }

    /** Whether it can be taken out: its words are as it made them. */
    public Applicability applicability() {
        return draft.applicability(1, changes);
    }

    /** @throws IllegalStateException if it cannot */
    public List<LeafEdit> edits() {
        return draft.edits(1, changes);
    }
}
