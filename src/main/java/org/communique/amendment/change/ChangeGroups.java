package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/**
 * Takes changes together that make no sense without each other: all of one passage, what stands instead of deleted passages, what is
 * in the same new or renumbered list, quotation or table, and the rows or items of one that is deleted as a whole.
 */
public final class ChangeGroups {

    /** By the ids of passages; of passages that come next to each other the first stands for all. */
    private final Map<BlockId, Integer> places = new HashMap<>();

    private final LeafSequence base;
    private final List<Change> changes;
    private final int[] groups;

    private ChangeGroups(LeafSequence base, List<Change> changes) {
        this.base = base;
        this.changes = changes;
        base.leaves().forEach(leaf -> places.put(leaf.id(), places.size()));
        groups = new int[changes.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
    }

    /** In the order of the text; each keeps the order of its changes. */
    public static List<List<Change>> of(LeafSequence base, List<Change> changes) {
        var groups = new ChangeGroups(base, changes);
        groups.joinThoseOfOnePassage();
        groups.joinReplacedPassages();
        groups.joinThoseThatArriveAtOnePlace();
        groups.joinThoseInOneContainer();
        return groups.inOrder();
    }

    private void joinThoseOfOnePassage() {
        var first = new HashMap<BlockId, Integer>();
        for (int i = 0; i < groups.length; i++) {
            var leaf = leafOf(changes.get(i));
            if (leaf != null) {
                join(first, leaf, i);
            }
        }
    }

    private <K> void join(Map<K, Integer> first, K key, int change) {
        join(first.computeIfAbsent(key, _ -> change), change);
    }

    /** What is added after a passage takes the place of those after it that are deleted. */
    private void joinReplacedPassages() {
        var deletions = deletions();
        for (int i = 0; i < groups.length; i++) {
            if (changes.get(i) instanceof Add(var after, var _)) {
                int next = placeAfter(after);
                while (next < base.leaves().size()
                        && deletions.get(base.leaves().get(next).id()) instanceof Integer deletion) {
                    join(deletion, i);
                    next++;
                }
            }
        }
    }

    private Map<BlockId, Integer> deletions() {
        var deletions = new HashMap<BlockId, Integer>();
        for (int i = 0; i < groups.length; i++) {
            if (changes.get(i) instanceof Delete(var leaf)) {
                deletions.put(leaf, i);
            }
        }
        return deletions;
    }

    /** Their order is that of the copy. */
    private void joinThoseThatArriveAtOnePlace() {
        var first = new HashMap<Integer, Integer>();
        for (int i = 0; i < groups.length; i++) {
            switch (changes.get(i)) {
                case Add(var after, var _) -> join(first, placeAfter(after), i);
                case Move(var _, var after, var _) -> join(first, placeAfter(after), i);
                default -> {}
            }
        }
    }

    private void joinThoseInOneContainer() {
        var deletions = deletions();
        var kept = new HashSet<BlockId>();
        var known = new HashSet<Container>();
        for (var leaf : base.leaves()) {
            for (var container : leaf.containers()) {
                known.add(container);
                if (!deletions.containsKey(leaf.id())) {
                    kept.add(container.id());
                }
            }
        }
        var first = new HashMap<BlockId, Integer>();
        for (int i = 0; i < groups.length; i++) {
            for (var container : containersOf(changes.get(i))) {
                boolean shared =
                        changes.get(i) instanceof Delete ? !kept.contains(container.id()) : !known.contains(container);
                if (shared) {
                    join(first, container.id(), i);
                }
            }
        }
    }

    private Set<Container> containersOf(Change change) {
        return switch (change) {
            case Delete(var leaf) -> Set.copyOf(base.leaves().get(placeOf(leaf)).containers());
            case Nest(var _, var containers) -> Set.copyOf(containers);
            case Move(var _, var _, var containers) -> Set.copyOf(containers);
            case Add(var _, var leaves) -> {
                var containers = new HashSet<Container>();
                leaves.forEach(leaf -> containers.addAll(leaf.containers()));
                yield containers;
            }
            case Replace _ -> Set.of();
        };
    }

    private static @Nullable BlockId leafOf(Change change) {
        return switch (change) {
            case Replace(var leaf, var _) -> leaf;
            case Nest(var leaf, var _) -> leaf;
            case Move(var leaf, var _, var _) -> leaf;
            case Delete _, Add _ -> null;
        };
    }

    private int placeOf(BlockId leaf) {
        return places.getOrDefault(leaf, 0);
    }

    private int placeAfter(@Nullable BlockId leaf) {
        return leaf == null ? 0 : placeOf(leaf) + 1;
    }

    private int root(int change) {
        int root = change;
        while (groups[root] != root) {
            groups[root] = groups[groups[root]];
            root = groups[root];
        }
        return root;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        groups[Math.max(a, b)] = Math.min(a, b);
    }

    private List<List<Change>> inOrder() {
        var together = new LinkedHashMap<Integer, List<Change>>();
        for (int i = 0; i < groups.length; i++) {
            together.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(changes.get(i));
        }
        return together.values().stream()
                .sorted(Comparator.comparingInt(
                        group -> group.stream().mapToInt(this::placeOf).min().orElse(0)))
                .map(List::copyOf)
                .toList();
    }

    private int placeOf(Change change) {
        return switch (change) {
            case Add(var after, var _) -> placeAfter(after);
            case Delete(var leaf) -> placeOf(leaf);
            case Replace(var leaf, var _) -> placeOf(leaf);
            case Nest(var leaf, var _) -> placeOf(leaf);
            case Move(var leaf, var _, var _) -> placeOf(leaf);
        };
    }
}
