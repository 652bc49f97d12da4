package org.communique.amendment.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.amendment.change.ChangeGroups;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a file that stand or fall together: as in an amendment, and also paragraphs that were joined or divided, with all between
 * which words were moved, and the rows of a table that got other columns.
 */
final class FileGroups {

    private final List<List<Change>> parts;
    private final int[] first;
    private final Map<BlockId, Integer> partOf = new HashMap<>();
    private final Set<BlockId> reworded = new HashSet<>();
    private final Set<BlockId> addedOrDeleted = new HashSet<>();

    private FileGroups(List<List<Change>> parts) {
        this.parts = parts;
        this.first = IntStream.range(0, parts.size()).toArray();
        for (int part = 0; part < first.length; part++) {
            for (var change : parts.get(part)) {
                for (var leaf : touched(change)) {
                    partOf.put(leaf, part);
                    switch (change) {
                        case Replace _ -> reworded.add(leaf);
                        case Add _, Delete _ -> addedOrDeleted.add(leaf);
                        case Move _, Nest _ -> {}
                    }
                }
            }
        }
    }

    static List<List<Change>> of(LeafSequence base, LeafSequence file, List<Change> changes, MovedWords passed) {
        var groups = new FileGroups(ChangeGroups.of(base, changes));
        for (var text : List.of(base.leaves(), file.leaves())) {
            groups.joinNeighbours(text);
            groups.joinNeighbours(text.reversed());
        }
        passed.all().forEach(word -> groups.join(word.from(), word.to()));
        groups.joinRows(base, file);
        return groups.together();
    }

    /** The passages that a change is of. */
    static List<BlockId> touched(Change change) {
        return switch (change) {
            case Add(var _, var leaves) -> leaves.stream().map(Leaf::id).toList();
            case Delete(var leaf) -> List.of(leaf);
            case Move(var leaf, var _, var _) -> List.of(leaf);
            case Nest(var leaf, var _) -> List.of(leaf);
            case Replace(var leaf, var _) -> List.of(leaf);
        };
    }

    /** A reworded passage with those that were added or deleted directly after it. */
    private void joinNeighbours(List<Leaf> leaves) {
        @Nullable BlockId last = null;
        for (var leaf : leaves) {
            if (last != null && addedOrDeleted.contains(leaf.id())) {
                join(last, leaf.id());
            } else {
                last = reworded.contains(leaf.id()) ? leaf.id() : null;
            }
        }
    }

    private void joinRows(LeafSequence base, LeafSequence file) {
        var changed = TableColumns.changed(base, file);
        var rows = new HashMap<BlockId, BlockId>();
        Stream.concat(base.leaves().stream(), file.leaves().stream())
                .filter(leaf -> partOf.containsKey(leaf.id()))
                .forEach(leaf -> TableColumns.table(leaf)
                        .filter(changed::contains)
                        .ifPresent(table -> join(rows.computeIfAbsent(table, _ -> leaf.id()), leaf.id())));
    }

    private void join(BlockId one, BlockId other) {
        if (partOf.get(one) instanceof Integer part && partOf.get(other) instanceof Integer otherPart) {
            int a = root(part);
            int b = root(otherPart);
            first[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private int root(int part) {
        int root = part;
        while (first[root] != root) {
            first[root] = first[first[root]];
            root = first[root];
        }
        return root;
    }

    private List<List<Change>> together() {
        var together = new LinkedHashMap<Integer, List<Change>>();
        for (int part = 0; part < first.length; part++) {
            together.computeIfAbsent(root(part), _ -> new ArrayList<>()).addAll(parts.get(part));
        }
        return together.values().stream().map(List::copyOf).toList();
    }
}
