package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.ContentChange;
import org.communique.text.leaf.Leaf;
import org.jspecify.annotations.Nullable;

/** What several amendments do to each passage of the text that they were written on, by their numbers. */
final class PassageChanges {

    /** To one passage. */
    static final class Fates {

        final SortedMap<Integer, ContentChange> rewordings = new TreeMap<>();
        final SortedMap<Integer, Delete> deletions = new TreeMap<>();

        /** Moves and nestings: where it is. */
        final SortedMap<Integer, Change> places = new TreeMap<>();

        boolean collide(int one, Fates others, int other) {
            var words = rewordings.get(one);
            var otherWords = others.rewordings.get(other);
            var place = places.get(one);
            var otherPlace = others.places.get(other);
            return deletions.containsKey(one) && (otherWords != null || otherPlace != null)
                    || others.deletions.containsKey(other) && (words != null || place != null)
                    || words != null && otherWords != null && words.collidesWith(otherWords)
                    || place != null && otherPlace != null && !place.equals(otherPlace);
        }

        List<Integer> numbers() {
            var numbers = new TreeSet<>(rewordings.keySet());
            numbers.addAll(deletions.keySet());
            numbers.addAll(places.keySet());
            return List.copyOf(numbers);
        }

        /** The numbers of these that cannot be made together with those. */
        Set<Integer> collidingWith(Fates those) {
            var colliding = new HashSet<Integer>();
            for (int number : numbers()) {
                if (those.numbers().stream().anyMatch(other -> collide(number, those, other))) {
                    colliding.add(number);
                }
            }
            return colliding;
        }

        boolean isMoved() {
            return places.values().stream().anyMatch(Move.class::isInstance);
        }

        /** The leaf with what becomes of it, wherever it is. */
        Leaf applied(Leaf leaf) {
            var nested = leaf;
            for (var place : places.values()) {
                nested = switch (place) {
                    case Nest(var _, var containers) -> leaf.in(containers);
                    case Move(var _, var _, var containers) -> leaf.in(containers);
                    default -> nested;
                };
            }
            return rewordings.isEmpty()
                    ? nested
                    : nested.with(ContentChange.applied(leaf.content(), rewordings.values()));
        }
    }

    private static final Fates NONE = new Fates();

    private final Map<BlockId, Leaf> base;
    private final Map<BlockId, Fates> fates = new HashMap<>();

    /** In the order of the amendments; under null at the beginning of the text. */
    private final Map<@Nullable BlockId, List<Leaf>> arrivals = new HashMap<>();

    /**
     * @param base by the ids
     * @throws IllegalArgumentException if a change is of a passage that the text does not have
     */
    PassageChanges(Map<BlockId, Leaf> base, AmendmentChanges amendment) {
        this.base = base;
        amendment.changes().forEach(change -> add(amendment.number(), change));
    }

    /** @param amendments to the same text, by their numbers */
    PassageChanges(Map<BlockId, Leaf> base, List<AmendmentChanges> amendments) {
        this.base = base;
        amendments.forEach(amendment -> add(amendment.passages()));
    }

    private void add(PassageChanges others) {
        others.fates.forEach((leaf, added) -> {
            var all = fates.computeIfAbsent(leaf, _ -> new Fates());
            all.rewordings.putAll(added.rewordings);
            all.deletions.putAll(added.deletions);
            all.places.putAll(added.places);
        });
        others.arrivals.forEach((after, leaves) ->
                arrivals.computeIfAbsent(after, _ -> new ArrayList<>()).addAll(leaves));
    }

    private void add(int number, Change change) {
        switch (change) {
            case Replace(var leaf, var content) ->
                of(leaf).rewordings
                        .put(number, ContentChange.between(known(leaf).content(), content));
            case Delete delete -> of(delete.leaf()).deletions.put(number, delete);
            case Nest nest -> of(nest.leaf()).places.put(number, nest);
            case Move move -> {
                of(move.leaf()).places.put(number, move);
                arriveAfter(move.after(), List.of(known(move.leaf())));
            }
            case Add(var after, var leaves) -> arriveAfter(after, leaves);
        }
    }

    private void arriveAfter(@Nullable BlockId after, List<Leaf> leaves) {
        if (after != null) {
            known(after);
        }
        arrivals.computeIfAbsent(after, _ -> new ArrayList<>()).addAll(leaves);
    }

    private Fates of(BlockId leaf) {
        known(leaf);
        return fates.computeIfAbsent(leaf, _ -> new Fates());
    }

    private Leaf known(BlockId leaf) {
        var known = base.get(leaf);
        if (known == null) {
            throw new IllegalArgumentException("the text has no such passage");
        }
        return known;
    }

    Map<BlockId, Fates> fates() {
        return fates;
    }

    /** Not to be changed. */
    Fates fatesOf(BlockId leaf) {
        return fates.getOrDefault(leaf, NONE);
    }

    List<Leaf> arrivalsAfter(@Nullable BlockId leaf) {
        return arrivals.getOrDefault(leaf, List.of());
    }
}
