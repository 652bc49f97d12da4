package org.communique.amendment.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.communique.amendment.Amendment;
import org.communique.amendment.change.ChangedPassages;
import org.communique.amendment.passage.PassageState;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/**
 * A draft as negotiators read it: where open amendments want something else, the alternatives stand in brackets. It is made from the
 * amendments, never typed.
 */
public record BracketedText(List<Part> parts) {

    public sealed interface Part {}

    /**
     * What nobody wants to change.
     *
     * @param state of all its passages
     */
    public record Agreed(RichText text, PassageState state) implements Part {}

    /**
     * @param now   what the draft says; empty where something is to be added
     * @param state of the passages, or the first of them that is not open
     */
    public record Alternatives(RichText now, PassageState state, List<Alternative> alternatives) implements Part {}

    /** @param text what it would be; empty where it is to be deleted */
    public record Alternative(Amendment amendment, RichText text) {}

    /** What an open amendment makes of its passages. */
    record Proposed(Amendment amendment, ChangedPassages passages) {}

    /**
     * Leaves from a place to before another; none where something is added.
     *
     * @param place at which what is added comes
     */
    private record Segment(int place, int end, List<Proposed> proposed) {}

    /** @param states of passages */
    static BracketedText of(LeafSequence draft, List<Proposed> proposed, Function<BlockId, PassageState> states) {
        var places = new HashMap<BlockId, Integer>();
        draft.leaves().forEach(leaf -> places.put(leaf.id(), places.size()));
        var segments = merged(proposed.stream()
                .map(each -> segment(each, places, draft.leaves().size()))
                .sorted(Comparator.comparingInt(Segment::place).thenComparingInt(Segment::end))
                .toList());
        var parts = new ArrayList<Part>();
        int next = 0;
        for (var segment : segments) {
            agreed(draft.leaves().subList(next, Math.max(next, segment.place())), states, parts);
            next = Math.max(next, segment.end());
            parts.add(alternatives(draft.leaves().subList(segment.place(), segment.end()), states, segment.proposed()));
        }
        agreed(draft.leaves().subList(next, draft.leaves().size()), states, parts);
        return new BracketedText(List.copyOf(parts));
    }

    /** What is next to each other is one segment; of passages that are apart the first stands for all. */
    private static Segment segment(Proposed proposed, Map<BlockId, Integer> places, int size) {
        var passages = proposed.passages();
        var touched = passages.before().leaves().stream()
                .map(leaf -> places.get(leaf.id()))
                .filter(place -> place != null)
                .sorted()
                .toList();
        if (touched.isEmpty()) {
            int place = Math.min(passages.first(), size);
            return new Segment(place, place, List.of(proposed));
        }
        int first = touched.getFirst();
        boolean together = touched.getLast() - first == touched.size() - 1;
        return new Segment(first, together ? touched.getLast() + 1 : first + 1, List.of(proposed));
    }

    private static List<Segment> merged(List<Segment> sorted) {
        var merged = new ArrayList<Segment>();
        for (var segment : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && (segment.place() < last.end()
                            || segment.place() == last.place() && segment.end() == last.end())) {
                var proposed = new ArrayList<>(last.proposed());
                proposed.addAll(segment.proposed());
                merged.set(
                        merged.size() - 1,
                        new Segment(last.place(), Math.max(last.end(), segment.end()), List.copyOf(proposed)));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }

    /** One part as long as their state is the same. */
    private static void agreed(List<Leaf> leaves, Function<BlockId, PassageState> states, List<Part> parts) {
        int from = 0;
        for (int to = 1; to <= leaves.size(); to++) {
            var state = states.apply(leaves.get(from).id());
            if (to == leaves.size() || states.apply(leaves.get(to).id()) != state) {
                parts.add(new Agreed(new LeafSequence(leaves.subList(from, to)).toRichText(), state));
                from = to;
            }
        }
    }

    private static Alternatives alternatives(
            List<Leaf> now, Function<BlockId, PassageState> states, List<Proposed> proposed) {
        var settled = now.stream()
                .map(leaf -> states.apply(leaf.id()))
                .filter(state -> state != PassageState.OPEN)
                .findFirst();
        return new Alternatives(
                new LeafSequence(now).toRichText(),
                settled.orElse(PassageState.OPEN),
                proposed.stream()
                        .sorted(Comparator.comparingInt(
                                each -> each.amendment().id().number()))
                        .map(each -> new Alternative(
                                each.amendment(), each.passages().after().toRichText()))
                        .toList());
    }
}
