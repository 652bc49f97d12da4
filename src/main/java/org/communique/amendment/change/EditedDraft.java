package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** What a draft would be after edits. */
public final class EditedDraft {

    private final List<Leaf> leaves;

    private EditedDraft(LeafSequence draft) {
        leaves = new ArrayList<>(draft.leaves());
    }

    /** @throws IllegalArgumentException if an edit is of a passage that the draft does not have */
    public static LeafSequence of(LeafSequence draft, List<DraftEdit> edits) {
        var edited = new EditedDraft(draft);
        edits.forEach(edited::make);
        return new LeafSequence(edited.leaves);
    }

    private void make(DraftEdit edit) {
        switch (edit) {
            case DraftEdit.SetContent(var leaf, var content) -> {
                int at = placeOf(leaf);
                leaves.set(at, leaves.get(at).with(content));
            }
            case DraftEdit.SetContainers(var leaf, var containers) -> {
                int at = placeOf(leaf);
                leaves.set(at, leaves.get(at).in(containers));
            }
            case DraftEdit.Insert(var after, var leaf) -> leaves.add(placeAfter(after), leaf);
            case DraftEdit.Remove(var leaf) -> leaves.remove(placeOf(leaf));
            case DraftEdit.MoveTo(var leaf, var after, var containers) -> {
                var moved = leaves.remove(placeOf(leaf)).in(containers);
                leaves.add(placeAfter(after), moved);
            }
        }
    }

    private int placeAfter(@Nullable BlockId leaf) {
        return leaf == null ? 0 : placeOf(leaf) + 1;
    }

    private int placeOf(BlockId leaf) {
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).id().equals(leaf)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the draft has no such passage");
    }
}
