package org.communique.amendment.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.leaf.LeafSequence;

/**
 * What changes make of the passages that they touch.
 *
 * @param first the place of the first one among the leaves of the text; where something is added only, of the one after it
 */
public record ChangedPassages(int first, LeafSequence before, LeafSequence after) {

    /** @throws IllegalArgumentException if a change is of a passage that the text does not have */
    public static ChangedPassages of(LeafSequence text, List<Change> changes) {
        var amended = new Composition(text, new TreeMap<>(Map.of(1, changes))).text();
        return between(text, amended, touched(changes));
    }

    /** @throws IllegalArgumentException if an edit is of a passage that the text does not have */
    public static ChangedPassages made(LeafSequence text, List<LeafEdit> edits) {
        var touched = edits.stream()
                .map(edit -> switch (edit) {
                    case LeafEdit.SetContent(var leaf, var _) -> leaf;
                    case LeafEdit.SetContainers(var leaf, var _) -> leaf;
                    case LeafEdit.Insert(var _, var leaf) -> leaf.id();
                    case LeafEdit.Remove(var leaf) -> leaf;
                    case LeafEdit.MoveTo(var leaf, var _, var _) -> leaf;
                })
                .collect(Collectors.toSet());
        return between(text, EditedLeaves.of(text, edits), touched);
    }

    /** @param touched the passages that differ, of either text */
    private static ChangedPassages between(LeafSequence text, LeafSequence amended, Set<BlockId> touched) {
        return new ChangedPassages(firstOf(text, amended, touched), text.only(touched), amended.only(touched));
    }

    private static int firstOf(LeafSequence text, LeafSequence amended, Set<BlockId> touched) {
        var leaves = text.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            if (touched.contains(leaves.get(i).id())) {
                return i;
            }
        }
        int place = 0;
        for (var leaf : amended.leaves()) {
            if (touched.contains(leaf.id())) {
                break;
            }
            place++;
        }
        return Math.min(place, leaves.size());
    }

    private static Set<BlockId> touched(List<Change> changes) {
        var touched = new HashSet<BlockId>();
        for (var change : changes) {
            switch (change) {
                case Change.Add(var _, var leaves) ->
                    leaves.stream().map(Leaf::id).forEach(touched::add);
                case Change.Delete(var leaf) -> touched.add(leaf);
                case Change.Move(var leaf, var _, var _) -> touched.add(leaf);
                case Change.Nest(var leaf, var _) -> touched.add(leaf);
                case Change.Replace(var leaf, var _) -> touched.add(leaf);
            }
        }
        return touched;
    }

    public Comparison comparison() {
        return Comparison.between(before.toRichText(), after.toRichText());
    }
}
