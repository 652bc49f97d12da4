package org.communique.amendment.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.RewrittenLeaves;
import org.communique.text.comparison.IncreasingSubsequence;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Container.ContainerKind;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Finds passages that both the file and the text of today have at one place and the base has not, such as when a file comes a second time. */
final class SharedAdditions {

    private final Map<BlockId, BlockId> names = new HashMap<>();
    private final Set<BlockId> inBase;

    private SharedAdditions(Set<BlockId> inBase) {
        this.inBase = inBase;
    }

    /** By the ids of the file, those of the text of today; of the passages and of the containers that they are in. */
    static Map<BlockId, BlockId> names(FileLeaves texts, List<Change> ofFile, List<Change> ofToday) {
        var inBase = new HashSet<BlockId>();
        texts.base().leaves().forEach(leaf -> leaf.containers().forEach(container -> inBase.add(container.id())));
        var shared = new SharedAdditions(inBase);
        var added = additions(ofToday);
        additions(ofFile).forEach((after, leaves) -> {
            var others = added.get(after);
            if (others != null) {
                shared.match(leaves, others);
            }
        });
        var today = texts.today().byId();
        texts.file().leaves().forEach(leaf -> {
            if (today.get(leaf.id()) instanceof Leaf other && kinds(leaf).equals(kinds(other))) {
                shared.nameContainers(leaf, other);
            }
        });
        return shared.names;
    }

    private static List<ContainerKind> kinds(Leaf leaf) {
        return leaf.containers().stream().map(Container::kind).toList();
    }

    /** Under null at the beginning of the text. */
    private static Map<@Nullable BlockId, List<Leaf>> additions(List<Change> changes) {
        var additions = new HashMap<@Nullable BlockId, List<Leaf>>();
        for (var change : changes) {
            if (change instanceof Add(var after, var leaves)) {
                additions.computeIfAbsent(after, _ -> new ArrayList<>()).addAll(leaves);
            }
        }
        return additions;
    }

    /** The same first, then those with much the same words; of all, those that are in the same order in both. */
    private void match(List<Leaf> leaves, List<Leaf> others) {
        var left = new TreeMap<String, Deque<Leaf>>();
        others.forEach(other ->
                left.computeIfAbsent(content(other), _ -> new ArrayDeque<>()).add(other));
        var pairs = new HashMap<BlockId, BlockId>();
        var unmatched = new ArrayList<Leaf>();
        for (var leaf : leaves) {
            var same = left.getOrDefault(content(leaf), new ArrayDeque<>()).poll();
            if (same == null) {
                unmatched.add(leaf);
            } else {
                pairs.put(leaf.id(), same.id());
            }
        }
        var remaining = new HashSet<BlockId>();
        left.values().forEach(all -> all.forEach(leaf -> remaining.add(leaf.id())));
        var text = new LeafSequence(
                others.stream().filter(other -> remaining.contains(other.id())).toList());
        var copy = new LeafSequence(unmatched);
        pairs.putAll(FileLeaves.names(copy, RewrittenLeaves.renamed(text, copy)));
        nameInOrder(leaves, others, pairs);
    }

    private void nameInOrder(List<Leaf> leaves, List<Leaf> others, Map<BlockId, BlockId> pairs) {
        var places = new HashMap<BlockId, Integer>();
        others.forEach(other -> places.put(other.id(), places.size()));
        var paired =
                leaves.stream().filter(leaf -> pairs.containsKey(leaf.id())).toList();
        var order =
                paired.stream().map(leaf -> places.get(pairs.get(leaf.id()))).toList();
        for (int i : IncreasingSubsequence.of(order)) {
            var leaf = paired.get(i);
            var other = others.get(order.get(i));
            names.put(leaf.id(), other.id());
            if (kinds(leaf).equals(kinds(other))) {
                nameContainers(leaf, other);
            }
        }
    }

    private static String content(Leaf leaf) {
        return kinds(leaf) + leaf.content().toString();
    }

    private void nameContainers(Leaf leaf, Leaf other) {
        for (int i = 0; i < leaf.containers().size(); i++) {
            var id = leaf.containers().get(i).id();
            var name = other.containers().get(i).id();
            if (!inBase.contains(id) && !inBase.contains(name)) {
                names.putIfAbsent(id, name);
            }
        }
    }
}
