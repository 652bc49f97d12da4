package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.BaseId;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Composition;
import org.communique.amendment.change.Difference;
import org.communique.amendment.desk.TrackedSteps.Step;
import org.communique.amendment.desk.TrackedText.Changed;
import org.communique.amendment.desk.TrackedText.LeftOut;
import org.communique.amendment.desk.TrackedText.Part;
import org.communique.amendment.desk.TrackedText.Unchanged;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.IncreasingSubsequence;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** Enters open amendments into a copy of the draft, those to one text together. */
final class TrackedDraft {

    /**
     * What is known of a text that amendments were written on.
     *
     * @param accepted by their numbers
     */
    record BaseState(LeafSequence text, SortedMap<Integer, List<Change>> accepted) {}

    private final LeafSequence draft;
    private final Map<BaseId, SortedMap<Integer, List<Change>>> chosen = new LinkedHashMap<>();
    private final Set<Integer> numbers = new TreeSet<>();
    private final List<LeftOut> left = new ArrayList<>();

    TrackedDraft(LeafSequence draft) {
        this.draft = draft;
    }

    void choose(BaseId base, int number, List<Change> changes) {
        chosen.computeIfAbsent(base, _ -> new TreeMap<>()).put(number, changes);
        numbers.add(number);
    }

    void leaveOut(int number, List<Integer> collidesWith) {
        left.add(new LeftOut(number, collidesWith));
    }

    boolean has(int number) {
        return numbers.contains(number);
    }

    /** @param rounds of those that were chosen */
    TrackedText text(Map<BaseId, BaseState> rounds) {
        var text = draft;
        for (var entry : chosen.entrySet()) {
            if (rounds.get(entry.getKey()) instanceof BaseState round) {
                text = with(text, round, entry.getValue());
            }
        }
        return new TrackedText(parts(text), List.copyOf(numbers), List.copyOf(left));
    }

    /** As {@link #text}, one amendment after the other. */
    TrackedSteps steps(Map<BaseId, BaseState> rounds) {
        var steps = new ArrayList<Step>();
        var text = draft;
        for (var entry : chosen.entrySet()) {
            if (rounds.get(entry.getKey()) instanceof BaseState round) {
                text = oneByOne(text, round, entry.getValue(), steps::add);
            }
        }
        return new TrackedSteps(draft, List.copyOf(steps), List.copyOf(left));
    }

    private List<Part> parts(LeafSequence text) {
        var touching = touching();
        var after = text.byId();
        var inPlace = inPlace(text);
        var parts = new ArrayList<Part>();
        var unchanged = new ArrayList<Leaf>();
        int next = 0;
        for (var leaf : draft.leaves()) {
            var now = inPlace.contains(leaf.id()) ? after.get(leaf.id()) : null;
            if (now != null) {
                // What comes before it there.
                for (; !text.leaves().get(next).id().equals(leaf.id()); next++) {
                    change(null, text.leaves().get(next), touching, unchanged, parts);
                }
                next++;
            }
            if (leaf.equals(now)) {
                unchanged.add(leaf);
            } else {
                change(leaf, now, touching, unchanged, parts);
            }
        }
        text.leaves()
                .subList(next, text.leaves().size())
                .forEach(leaf -> change(null, leaf, touching, unchanged, parts));
        flush(unchanged, parts);
        return List.copyOf(parts);
    }

    private static void change(
            @Nullable Leaf before,
            @Nullable Leaf after,
            Map<BlockId, Set<Integer>> touching,
            List<Leaf> unchanged,
            List<Part> parts) {
        flush(unchanged, parts);
        var leaf = before == null ? after : before;
        parts.add(new Changed(
                Comparison.between(alone(before), alone(after)),
                leaf == null ? List.of() : List.copyOf(touching.getOrDefault(leaf.id(), Set.of()))));
    }

    private static RichText alone(@Nullable Leaf leaf) {
        return leaf == null ? RichText.EMPTY : new LeafSequence(List.of(leaf)).toRichText();
    }

    private static void flush(List<Leaf> unchanged, List<Part> parts) {
        if (!unchanged.isEmpty()) {
            parts.add(new Unchanged(new LeafSequence(unchanged).toRichText()));
            unchanged.clear();
        }
    }

    /** The passages that are in the same order in both, without those that amendments move. */
    private Set<BlockId> inPlace(LeafSequence text) {
        var moved = chosen.values().stream()
                .flatMap(amendments -> amendments.values().stream().flatMap(List::stream))
                .filter(Change.Move.class::isInstance)
                .flatMap(TrackedDraft::leaves)
                .collect(Collectors.toSet());
        var places = new HashMap<BlockId, Integer>();
        draft.leaves().forEach(leaf -> places.put(leaf.id(), places.size()));
        var common = text.leaves().stream()
                .map(Leaf::id)
                .filter(id -> places.containsKey(id) && !moved.contains(id))
                .toList();
        return IncreasingSubsequence.of(common.stream().map(places::get).toList()).stream()
                .map(common::get)
                .collect(Collectors.toSet());
    }

    /** The numbers of the amendments that change, move, add or delete a leaf. */
    private Map<BlockId, Set<Integer>> touching() {
        var touching = new HashMap<BlockId, Set<Integer>>();
        chosen.values()
                .forEach(amendments -> amendments.forEach((number, changes) -> {
                    if (has(number)) {
                        changes.stream()
                                .flatMap(TrackedDraft::leaves)
                                .forEach(leaf -> touching.computeIfAbsent(leaf, _ -> new TreeSet<>())
                                        .add(number));
                    }
                }));
        return touching;
    }

    private static Stream<BlockId> leaves(Change change) {
        return switch (change) {
            case Change.Add(var _, var leaves) -> leaves.stream().map(Leaf::id);
            case Change.Delete(var leaf) -> Stream.of(leaf);
            case Change.Move(var leaf, var _, var _) -> Stream.of(leaf);
            case Change.Nest(var leaf, var _) -> Stream.of(leaf);
            case Change.Replace(var leaf, var _) -> Stream.of(leaf);
        };
    }

    private LeafSequence with(LeafSequence text, BaseState round, SortedMap<Integer, List<Change>> amendments) {
        var all = new TreeMap<>(round.accepted());
        all.putAll(amendments);
        var before = new Composition(round.text(), round.accepted()).text();
        var changes = Difference.between(before, new Composition(round.text(), all).text());
        var amended = new AmendedDraft(before, new TreeMap<>(), text);
        return amended.applicability(1, changes) instanceof Applies
                ? EditedLeaves.of(text, amended.edits(1, changes))
                : oneByOne(text, round, amendments, _ -> {});
    }

    /** Where a drafter has changed words between those of two of them. */
    private LeafSequence oneByOne(
            LeafSequence text, BaseState round, SortedMap<Integer, List<Change>> amendments, Consumer<Step> each) {
        var entered = new TreeMap<>(round.accepted());
        var now = text;
        for (var amendment : amendments.entrySet()) {
            var amended = new AmendedDraft(round.text(), entered, now);
            int number = amendment.getKey();
            if (amended.applicability(number, amendment.getValue()) instanceof Applies) {
                now = EditedLeaves.of(now, amended.edits(number, amendment.getValue()));
                entered.put(number, amendment.getValue());
                each.accept(new Step(number, now));
            } else {
                numbers.remove(number);
                leaveOut(number, List.of());
            }
        }
        return now;
    }
}
