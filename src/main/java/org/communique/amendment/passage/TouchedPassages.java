package org.communique.amendment.passage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.amendment.change.Change;
import org.communique.text.leaf.BlockId;

/** The passages of a text that changes leave other than they are. What is added next to a passage does not touch it. */
public final class TouchedPassages {

    private TouchedPassages() {}

    public static Set<BlockId> of(List<Change> changes) {
        var touched = new HashSet<BlockId>();
        for (var change : changes) {
            switch (change) {
                case Change.Add _ -> {}
                case Change.Delete(var leaf) -> touched.add(leaf);
                case Change.Move(var leaf, var _, var _) -> touched.add(leaf);
                case Change.Nest(var leaf, var _) -> touched.add(leaf);
                case Change.Replace(var leaf, var _) -> touched.add(leaf);
            }
        }
        return touched;
    }
}
