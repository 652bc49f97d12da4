package org.communique.invitation.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.directory.Organisation;
import org.communique.work.Budget;

/** Finds organisations that may be the one described. Only those that share a key with it are compared. */
public final class DuplicateSearch {

    /** The likeliest say enough. */
    static final int MOST = 20;

    private record Named(Organisation organisation, NameKeys keys) {}

    private final List<Named> all;
    private final Map<String, Integer> frequencies = new HashMap<>();

    /** The places of the organisations that have the key. */
    private final Map<String, List<Integer>> places = new HashMap<>();

    public DuplicateSearch(List<Organisation> organisations, Function<Organisation, NameKeys> keysOf) {
        all = organisations.stream()
                .map(each -> new Named(each, keysOf.apply(each)))
                .toList();
        all.forEach(each -> each.keys().ideas().forEach(idea -> frequencies.merge(idea, 1, Integer::sum)));
        for (int i = 0; i < all.size(); i++) {
            Budget.check();
            for (var key : keys(all.get(i).keys()).toList()) {
                places.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(i);
            }
        }
    }

    /** The likeliest first. */
    public List<DuplicateCandidate> of(NameKeys one) {
        var near = new TreeSet<Integer>();
        keys(one).forEach(key -> near.addAll(places.getOrDefault(key, List.of())));
        return near.stream()
                .map(all::get)
                .map(other -> duplicate(one, other))
                .filter(duplicateCandidate -> !duplicateCandidate.likenesses().isEmpty())
                .sorted(Comparator.comparingInt(DuplicateCandidate::rank))
                .limit(MOST)
                .toList();
    }

    private static DuplicateCandidate duplicate(NameKeys one, Named other) {
        Budget.check();
        return new DuplicateCandidate(other.organisation(), DuplicateCandidate.likenesses(one, other.keys()));
    }

    private Stream<String> keys(NameKeys name) {
        return Stream.of(
                        Stream.of(name.domain())
                                .filter(domain -> !domain.isEmpty())
                                .map(domain -> "domain " + domain),
                        name.folded().stream().map(folded -> "name " + folded),
                        name.skeleton().stream().map(skeleton -> "look " + skeleton),
                        name.acronyms().stream().map(acronym -> "acronym " + acronym),
                        rarest(name).map(idea -> "idea " + idea))
                .flatMap(each -> each);
    }

    /**
     * Those with so many ideas in common that they are near have one of their rarest in common (prefix filtering; Chaudhuri,
     * Ganti and Kaushik, ICDE 2006).
     */
    private Stream<String> rarest(NameKeys name) {
        int count = name.ideas().size();
        int common = (int) Math.ceil(DuplicateCandidate.NEAR * count);
        return name.ideas().stream()
                .sorted(Comparator.comparingInt((String idea) -> frequencies.getOrDefault(idea, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count < 2 ? 0 : count - common + 1);
    }
}
