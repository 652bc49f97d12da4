package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.comparison.IncreasingSubsequence;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Finds what was changed in a copy of a text whose blocks keep their ids while they are edited. */
public final class Difference {

    private final LeafSequence base;
    private final LeafSequence copy;
    private final Map<BlockId, Leaf> known = new HashMap<>();
    private final Set<BlockId> inPlace;

    private Difference(LeafSequence base, LeafSequence copy) {
        this.base = base;
        this.copy = copy;
        base.leaves().forEach(leaf -> known.put(leaf.id(), leaf));
        inPlace = inPlace();
    }

    /** The most passages that are in the same order in both. */
    private Set<BlockId> inPlace() {
        var places = new HashMap<BlockId, Integer>();
        base.leaves().forEach(leaf -> places.put(leaf.id(), places.size()));
        var common =
                copy.leaves().stream().map(Leaf::id).filter(places::containsKey).toList();
        return IncreasingSubsequence.of(common.stream().map(places::get).toList()).stream()
                .map(common::get)
                .collect(Collectors.toSet());
    }

    /** In reading order of the copy, deletions first. */
    public static List<Change> between(LeafSequence base, LeafSequence copy) {
        return new Difference(base, copy).changes();
    }

    private List<Change> changes() {
        var kept = new HashSet<BlockId>();
        copy.leaves().forEach(leaf -> kept.add(leaf.id()));
        var changes = new ArrayList<Change>();
        base.leaves().stream()
                .filter(leaf -> !kept.contains(leaf.id()))
                .forEach(leaf -> changes.add(new Delete(leaf.id())));
        @Nullable BlockId after = null;
        var added = new ArrayList<Leaf>();
        for (var leaf : copy.leaves()) {
            var before = known.get(leaf.id());
            if (before == null) {
                added.add(leaf);
                continue;
            }
            flush(after, added, changes);
            boolean stays = inPlace.contains(leaf.id());
            if (!stays) {
                changes.add(new Move(leaf.id(), after, leaf.containers()));
            } else if (!before.containers().equals(leaf.containers())) {
                changes.add(new Nest(leaf.id(), leaf.containers()));
            }
            if (!before.content().equals(leaf.content())) {
                changes.add(new Replace(leaf.id(), leaf.content()));
            }
            after = stays ? leaf.id() : after;
        }
        flush(after, added, changes);
        return List.copyOf(changes);
    }

    private static void flush(@Nullable BlockId after, List<Leaf> added, List<Change> changes) {
        if (!added.isEmpty()) {
            changes.add(new Add(after, List.copyOf(added)));
            added.clear();
        }
    }
}
