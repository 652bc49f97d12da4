package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/**
 * A text with several amendments made at once. As they are all looked at against the text that they were written on, the order in which
 * they were accepted makes no difference; what several add at one place stands there by their numbers.
 */
public final class Composition {

    private final LeafSequence base;
    private final PassageChanges changes;

    /**
     * @param amendments by their numbers
     * @throws IllegalArgumentException if one changes a passage that the text does not have
     */
    public Composition(LeafSequence base, SortedMap<Integer, List<Change>> amendments) {
        this(base, AmendmentChanges.of(base.byId(), amendments));
    }

    /** @param amendments to this text */
    public Composition(LeafSequence base, Collection<AmendmentChanges> amendments) {
        this.base = base;
        this.changes = new PassageChanges(
                base.byId(),
                amendments.stream()
                        .sorted(Comparator.comparingInt(AmendmentChanges::number))
                        .toList());
    }

    /** Two that collide on several passages are named once. */
    public List<Collision> collisions() {
        var collisions = new ArrayList<Collision>();
        var found = new HashMap<Integer, Set<Integer>>();
        changes.fates().values().forEach(fates -> {
            var numbers = fates.numbers();
            for (int i = 0; i < numbers.size(); i++) {
                int first = numbers.get(i);
                var others = found.computeIfAbsent(first, _ -> new HashSet<>());
                for (int second : numbers.subList(i + 1, numbers.size())) {
                    if (!others.contains(second) && fates.collide(first, fates, second)) {
                        others.add(second);
                        collisions.add(new Collision(first, second));
                    }
                }
            }
        });
        collisions.sort(Comparator.comparingInt(Collision::first).thenComparingInt(Collision::second));
        return List.copyOf(collisions);
    }

    /** The text with all of them, of which no two collide. */
    public LeafSequence text() {
        var leaves = new ArrayList<Leaf>();
        var placed = new HashSet<BlockId>();
        arrive(changes.arrivalsAfter(null), leaves, placed);
        for (var leaf : base.leaves()) {
            var fates = changes.fates().get(leaf.id());
            if (fates == null) {
                leaves.add(leaf);
            } else if (fates.deletions.isEmpty() && !fates.isMoved()) {
                leaves.add(fates.applied(leaf));
            }
            arrive(changes.arrivalsAfter(leaf.id()), leaves, placed);
        }
        return new LeafSequence(leaves);
    }

    /** Equal moves of one passage are one. */
    private void arrive(List<Leaf> arrivals, List<Leaf> leaves, Set<BlockId> placed) {
        for (var leaf : arrivals) {
            if (placed.add(leaf.id())) {
                var fates = changes.fates().get(leaf.id());
                leaves.add(fates == null ? leaf : fates.applied(leaf));
            }
        }
    }
}
