package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.BaseId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.AmendmentChanges;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Composition;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafNumbers;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** The texts that the amendments of one statement were written on, and which of them are in the way of each other. */
final class AmendmentBases {

    /** A text that amendments were written on, with those of them that are accepted and that are open. */
    record Base(
            LeafSequence text,
            AmendedDraft draft,
            Map<BlockId, Integer> numbers,
            Map<Integer, List<Integer>> collisions) {}

    private final LeafSequence draft;
    private final List<Amendment> all;
    private final Function<BaseId, LeafSequence> texts;
    private final Function<Amendment, AmendmentChanges> compared;
    private final Map<BaseId, Base> bases = new HashMap<>();
    private @Nullable Map<Integer, List<Integer>> acrossTexts;

    AmendmentBases(
            LeafSequence draft,
            List<Amendment> all,
            Function<BaseId, LeafSequence> texts,
            Function<Amendment, AmendmentChanges> compared) {
        this.draft = draft;
        this.all = all;
        this.texts = texts;
        this.compared = compared;
    }

    Base of(Amendment amendment) {
        return bases.computeIfAbsent(amendment.baseText(), this::base);
    }

    LeafSequence text(BaseId id) {
        return texts.apply(id);
    }

    AmendmentChanges compared(Amendment amendment) {
        return compared.apply(amendment);
    }

    List<Change> changesOf(Amendment amendment) {
        return compared.apply(amendment).changes();
    }

    /** The numbers of open ones that an open one cannot be in one text with. */
    Stream<Integer> collisions(Amendment amendment) {
        int number = amendment.id().number();
        return Stream.concat(
                of(amendment).collisions().getOrDefault(number, List.of()).stream(),
                acrossTexts().getOrDefault(number, List.of()).stream());
    }

    /** What was accepted of those that were written on it. */
    SortedMap<Integer, List<Change>> accepted(BaseId base) {
        var accepted = new TreeMap<Integer, List<Change>>();
        all.stream()
                .filter(amendment -> amendment.baseText().equals(base) && amendment.state() == AmendmentStatus.ACCEPTED)
                .forEach(amendment -> accepted.put(amendment.id().number(), changesOf(amendment)));
        return accepted;
    }

    private Base base(BaseId id) {
        var text = texts.apply(id);
        var accepted = new ArrayList<AmendmentChanges>();
        var open = new ArrayList<AmendmentChanges>();
        all.stream().filter(amendment -> amendment.baseText().equals(id)).forEach(amendment -> {
            switch (amendment.state()) {
                case ACCEPTED -> accepted.add(compared.apply(amendment));
                case OPEN -> {
                    // One that amends another is an alternative to it, and no more in the draft's way than that one.
                    if (amendment.amends() == null) {
                        open.add(compared.apply(amendment));
                    }
                }
                case REJECTED, WITHDRAWN, TAKEN_OVER -> {}
            }
        });
        var collisions = new HashMap<Integer, List<Integer>>();
        new Composition(text, open).collisions().forEach(collision -> {
            add(collisions, collision.first(), collision.second());
            add(collisions, collision.second(), collision.first());
        });
        return new Base(text, new AmendedDraft(text, accepted, draft), LeafNumbers.byLeaf(text), collisions);
    }

    /** Which open ones collide that were written on different texts. What each makes of the draft is compared. */
    private Map<Integer, List<Integer>> acrossTexts() {
        if (acrossTexts == null) {
            acrossTexts = findAcrossTexts();
        }
        return acrossTexts;
    }

    private Map<Integer, List<Integer>> findAcrossTexts() {
        var collisions = new HashMap<Integer, List<Integer>>();
        var open = all.stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.OPEN && amendment.amends() == null)
                .toList();
        var touching = new HashMap<BlockId, Set<BaseId>>();
        open.forEach(amendment -> compared.apply(amendment)
                .touched()
                .forEach(leaf ->
                        touching.computeIfAbsent(leaf, _ -> new HashSet<>()).add(amendment.baseText())));
        if (touching.values().stream().noneMatch(bases -> bases.size() > 1)) {
            return collisions;
        }
        var leaves = draft.byId();
        var bases = new HashMap<Integer, BaseId>();
        var made = new ArrayList<AmendmentChanges>();
        for (var amendment : open) {
            var changes = compared.apply(amendment);
            int number = amendment.id().number();
            if (changes.touched().stream()
                    .anyMatch(leaf -> touching.getOrDefault(leaf, Set.of()).size() > 1)) {
                of(amendment).draft().madeOfDraft(changes).ifPresent(inDraft -> {
                    bases.put(number, amendment.baseText());
                    made.add(new AmendmentChanges(leaves, number, inDraft));
                });
            }
        }
        new Composition(draft, made)
                .collisions().stream()
                        .filter(collision ->
                                !Objects.equals(bases.get(collision.first()), bases.get(collision.second())))
                        .forEach(collision -> {
                            add(collisions, collision.first(), collision.second());
                            add(collisions, collision.second(), collision.first());
                        });
        return collisions;
    }

    private static void add(Map<Integer, List<Integer>> collisions, int number, int other) {
        collisions.computeIfAbsent(number, _ -> new ArrayList<>()).add(other);
    }
}
