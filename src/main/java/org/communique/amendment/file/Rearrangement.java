package org.communique.amendment.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.TextBlock;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Where the passages of a text went in one of its copies. A gap is named by the place of the passage after it. */
final class Rearrangement {

    private final List<Leaf> base;
    private final Map<BlockId, Integer> places = new HashMap<>();
    private final Map<BlockId, Change> unsettled = new HashMap<>();
    private final Set<BlockId> gone = new HashSet<>();
    private final Map<Integer, List<BlockId>> arrivals = new HashMap<>();
    private final Set<BlockId> goneContainers = new HashSet<>();
    private final Map<BlockId, Set<BlockId>> entered = new HashMap<>();
    private final int[] before;
    private final int[] after;

    Rearrangement(LeafSequence base, LeafSequence copy, List<Change> changes, MovedWords passed) {
        this.base = base.leaves();
        this.before = new int[this.base.size() + 1];
        this.after = new int[this.base.size() + 1];
        this.base.forEach(leaf -> places.put(leaf.id(), places.size()));
        var from = passed.from();
        changes.forEach(change -> add(change, from));
        findNeighbours();
        findContainers(copy);
    }

    private void add(Change change, Set<BlockId> from) {
        switch (change) {
            case Add(var after, var leaves) ->
                leaves.stream().filter(leaf -> !isBlank(leaf)).forEach(leaf -> arrive(after, leaf.id()));
            case Move(var leaf, var after, var _) -> {
                arrive(after, leaf);
                unsettled.put(leaf, change);
            }
            case Nest(var leaf, var _) -> unsettled.put(leaf, change);
            case Delete(var leaf) -> {
                if (from.contains(leaf)) {
                    unsettled.put(leaf, change);
                } else {
                    gone.add(leaf);
                }
            }
            case Replace _ -> {}
        }
    }

    /** An empty paragraph, as whoever writes leaves one: nothing depends on where it is. */
    private static boolean isBlank(Leaf leaf) {
        return leaf.content() instanceof TextBlock && MovedWords.words(leaf).isEmpty();
    }

    private void arrive(@Nullable BlockId after, BlockId leaf) {
        int gap = after == null ? 0 : places.getOrDefault(after, 0) + 1;
        arrivals.computeIfAbsent(gap, _ -> new ArrayList<>()).add(leaf);
    }

    private void findNeighbours() {
        int last = -1;
        for (int gap = 0; gap < before.length; gap++) {
            before[gap] = last;
            if (gap < base.size() && !gone.contains(base.get(gap).id())) {
                last = gap;
            }
        }
        int next = -1;
        for (int gap = after.length - 1; gap >= 0; gap--) {
            if (gap < base.size() && !gone.contains(base.get(gap).id())) {
                next = gap;
            }
            after[gap] = next;
        }
    }

    private void findContainers(LeafSequence copy) {
        var known = new HashMap<BlockId, Leaf>();
        for (var leaf : base) {
            known.put(leaf.id(), leaf);
            leaf.containers().forEach(container -> goneContainers.add(container.id()));
        }
        for (var leaf : copy.leaves()) {
            var then = known.get(leaf.id());
            for (var container : leaf.containers()) {
                goneContainers.remove(container.id());
                if (then == null
                        || then.containers().stream().map(Container::id).noneMatch(container.id()::equals)) {
                    entered.computeIfAbsent(leaf.id(), _ -> new HashSet<>()).add(container.id());
                }
            }
        }
    }

    /** Passages that were moved, are in other containers, or whose words are in others; and how. */
    Map<BlockId, Change> unsettled() {
        return unsettled;
    }

    /** By the gaps that these passages came into, in their order. */
    Map<Integer, List<BlockId>> arrivals() {
        return arrivals;
    }

    /** Next to a gap, where passages that were deleted are looked past. */
    Stream<BlockId> nextTo(int gap) {
        return Stream.of(before[gap], after[gap])
                .filter(place -> place >= 0)
                .map(place -> base.get(place).id());
    }

    int placeOf(BlockId leaf) {
        return places.getOrDefault(leaf, 0);
    }

    Set<BlockId> goneContainers() {
        return goneContainers;
    }

    /** By the passages, the containers that they came into. */
    Map<BlockId, Set<BlockId>> entered() {
        return entered;
    }
}
