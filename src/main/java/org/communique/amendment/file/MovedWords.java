package org.communique.amendment.file;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.text.comparison.Passages;
import org.communique.text.document.Words;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/**
 * Words that a text has in one passage and its copy in another, as where paragraphs were joined or divided, or a sentence was moved. Only
 * words that each has once are followed, and few of a longer passage only to the next one: people use a word here that they deleted there.
 */
record MovedWords(List<Passed> all) {

    record Passed(String word, BlockId from, BlockId to) {}

    private record Way(BlockId from, BlockId to) {}

    private static final int ENOUGH = 3;

    static MovedWords between(LeafSequence text, LeafSequence copy) {
        var places = once(copy);
        var ways = new LinkedHashMap<Way, List<Passed>>();
        once(text).forEach((word, from) -> {
            var to = places.get(word);
            if (to != null && !to.equals(from)) {
                ways.computeIfAbsent(new Way(from, to), _ -> new ArrayList<>()).add(new Passed(word, from, to));
            }
        });
        var leaves = text.byId();
        var copies = copy.byId();
        var next = new HashSet<Way>();
        addNeighbours(text, next);
        addNeighbours(copy, next);
        return new MovedWords(ways.entrySet().stream()
                .filter(way -> next.contains(way.getKey())
                        || isMuch(
                                way.getValue().size(),
                                requireNonNull(leaves.get(way.getKey().from())),
                                requireNonNull(copies.get(way.getKey().to()))))
                .flatMap(way -> way.getValue().stream())
                .toList());
    }

    private static void addNeighbours(LeafSequence text, Set<Way> ways) {
        for (int i = 1; i < text.leaves().size(); i++) {
            var one = text.leaves().get(i - 1).id();
            var other = text.leaves().get(i).id();
            ways.add(new Way(one, other));
            ways.add(new Way(other, one));
        }
    }

    /** Or half of either passage. */
    private static boolean isMuch(int passed, Leaf from, Leaf to) {
        return passed >= ENOUGH
                || 2 * passed >= words(from).size()
                || 2 * passed >= words(to).size();
    }

    private static Map<String, BlockId> once(LeafSequence text) {
        // Sorted, as these words come from outside.
        var places = new TreeMap<String, BlockId>();
        var twice = new TreeSet<String>();
        for (var leaf : text.leaves()) {
            for (var word : words(leaf)) {
                if (places.putIfAbsent(word, leaf.id()) != null) {
                    twice.add(word);
                }
            }
        }
        twice.forEach(places::remove);
        return places;
    }

    static List<String> words(Leaf leaf) {
        return Passages.of(new LeafSequence(List.of(leaf)).toRichText()).all().stream()
                .flatMap(passage -> Words.split(passage.letters()).stream())
                .filter(Words::isWord)
                .toList();
    }

    Set<BlockId> from() {
        return all.stream().map(Passed::from).collect(Collectors.toSet());
    }
}
