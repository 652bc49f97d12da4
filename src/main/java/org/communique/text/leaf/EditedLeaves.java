package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text is after edits. */
public final class EditedLeaves {

    private final List<Leaf> leaves;

    private EditedLeaves(LeafSequence text) {
        leaves = new ArrayList<>(text.leaves());
    }

    /** @throws IllegalArgumentException if an edit is of a leaf that the text does not have */
    public static LeafSequence of(LeafSequence text, List<LeafEdit> edits) {
        var edited = new EditedLeaves(text);
        edits.forEach(edited::make);
        return new LeafSequence(edited.leaves);
    }

    private void make(LeafEdit edit) {
        switch (edit) {
            case LeafEdit.SetContent(var leaf, var content) -> {
                int at = placeOf(leaf);
                leaves.set(at, leaves.get(at).with(content));
            }
            case LeafEdit.SetContainers(var leaf, var containers) -> {
                int at = placeOf(leaf);
                leaves.set(at, leaves.get(at).in(containers));
            }
            case LeafEdit.Insert(var after, var leaf) -> leaves.add(placeAfter(after), leaf);
            case LeafEdit.Remove(var leaf) -> leaves.remove(placeOf(leaf));
            case LeafEdit.MoveTo(var leaf, var after, var containers) -> {
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
        throw new IllegalArgumentException("the text has no such leaf");
    }
}
