package org.communique.amendment.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;

/** What one amendment does to the text that it was written on. It is compared with that word by word once, however often it is looked at. */
public final class AmendmentChanges {

    private final int number;
    private final List<Change> changes;
    private final PassageChanges passages;

    /**
     * @param base the passages of that text by their ids
     * @throws IllegalArgumentException if it changes a passage that the text does not have
     */
    public AmendmentChanges(Map<BlockId, Leaf> base, int number, List<Change> changes) {
        this.number = number;
        this.changes = List.copyOf(changes);
        this.passages = new PassageChanges(base, this);
    }

    static List<AmendmentChanges> of(Map<BlockId, Leaf> base, SortedMap<Integer, List<Change>> amendments) {
        return amendments.entrySet().stream()
                .map(each -> new AmendmentChanges(base, each.getKey(), each.getValue()))
                .toList();
    }

    public int number() {
        return number;
    }

    public List<Change> changes() {
        return changes;
    }

    /** The passages of that text that it changes, deletes or moves. */
    public Set<BlockId> touched() {
        return passages.fates().keySet();
    }

    PassageChanges passages() {
        return passages;
    }
}
