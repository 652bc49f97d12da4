package org.communique.invitation.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.duplicate.DuplicateCandidate.Similarity;

/** Two organisations that may be the same, and why it seems so. That only their initials are the same says too little. */
public record DuplicatePair(Organisation one, Organisation other, Set<Similarity> likenesses) {

    /** A word shared by more organisations is too common to identify one. */
    private static final int MOST_ALIKE = 20;

    private record Pair(int one, int other) {}

    /** In the order of the organisations. Only those that share a key are compared, because a call can have thousands. */
    public static List<DuplicatePair> among(List<Organisation> organisations, Function<Organisation, NameKeys> keysOf) {
        List<NameKeys> names = organisations.stream().map(keysOf).toList();
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (var key : keys(names.get(i))) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(i);
            }
        }
        var pairs = new TreeSet<Pair>((first, second) -> first.one() == second.one()
                ? Integer.compare(first.other(), second.other())
                : Integer.compare(first.one(), second.one()));
        groups.values().stream().filter(group -> group.size() <= MOST_ALIKE).forEach(group -> {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs.add(new Pair(group.get(i), group.get(j)));
                }
            }
        });
        return pairs.stream()
                .map(pair -> new DuplicatePair(
                        organisations.get(pair.one()),
                        organisations.get(pair.other()),
                        DuplicateCandidate.likenesses(names.get(pair.one()), names.get(pair.other()))))
                .filter(duplicatePair ->
                        duplicatePair.likenesses().stream().anyMatch(similarity -> similarity != Similarity.ACRONYM))
                .toList();
    }

    /** Names that differ by at most one idea on each side are compared. */
    private static Set<String> keys(NameKeys name) {
        Set<String> keys = new LinkedHashSet<>();
        if (!name.domain().isEmpty()) {
            keys.add("domain " + name.domain());
        }
        name.folded().forEach(folded -> keys.add("name " + folded));
        name.skeleton().forEach(skeleton -> keys.add("look " + skeleton));
        if (name.ideas().size() > 1) {
            keys.add("ideas " + new TreeSet<>(name.ideas()));
            for (var idea : name.ideas()) {
                var rest = new HashSet<>(name.ideas());
                rest.remove(idea);
                keys.add("ideas " + new TreeSet<>(rest));
            }
        }
        return keys;
    }
}
