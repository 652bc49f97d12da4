package org.communique.text.leaf;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.communique.text.document.RichText.Inline;
import org.communique.work.Budget;

/**
 * A change of consecutive tokens of a text block.
 *
 * @param from  the first token that is replaced
 * @param to    the first after it that is not; the same as from where words are only added
 * @param words that come there; empty where words are only deleted
 */
public record InlineChange(int from, int to, List<Inline> words) {

    /** Tokens of both. Longer ones change as a whole, as the time of the comparison grows with the square. */
    private static final int MOST_WORDS = 4_000;

    private static final Comparator<InlineChange> IN_ORDER =
            Comparator.comparingInt(InlineChange::from).thenComparingInt(InlineChange::to);

    private static final Comparator<InlineChange> IN_ORDER_OF_END =
            Comparator.comparingInt(InlineChange::to).thenComparingInt(InlineChange::from);

    /** The smallest changes that make one of them the other, in order. */
    public static List<InlineChange> between(InlineTokens before, InlineTokens after) {
        if (before.equals(after)) {
            return List.of();
        }
        Budget.check();
        int size = before.tokens().size();
        if (size + after.tokens().size() > MOST_WORDS) {
            return List.of(new InlineChange(0, size, after.tokens()));
        }
        return DiffUtils.diff(
                        before.tokens(),
                        after.tokens(),
                        MyersDiffWithLinearSpace.factory().create(),
                        null)
                .getDeltas()
                .stream()
                .map(delta -> new InlineChange(
                        delta.getSource().getPosition(),
                        delta.getSource().getPosition() + delta.getSource().size(),
                        List.copyOf(delta.getTarget().getLines())))
                .toList();
    }

    /** Whether both change the same words, or add different ones at one place. Equal changes can be made together. */
    boolean collidesWith(InlineChange other) {
        if (equals(other)) {
            return false;
        }
        boolean bothAdd = from == to && other.from == other.to;
        return bothAdd
                ? from == other.from
                : Math.max(from, other.from) < Math.min(to, other.to) || isWithin(other) || other.isWithin(this);
    }

    /** Whether any of these collides with any of those; both are in order. */
    static boolean collide(List<InlineChange> these, List<InlineChange> those) {
        int i = 0;
        int j = 0;
        while (i < these.size() && j < those.size()) {
            if (these.get(i).collidesWith(those.get(j))) {
                return true;
            }
            if (IN_ORDER_OF_END.compare(these.get(i), those.get(j)) <= 0) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private boolean isWithin(InlineChange other) {
        return from == to && other.from < from && from < other.to;
    }

    /** @param changes of which no two collide */
    static InlineTokens applied(InlineTokens before, Collection<InlineChange> changes) {
        var words = new ArrayList<Inline>();
        int next = 0;
        for (var change : changes.stream().distinct().sorted(IN_ORDER).toList()) {
            words.addAll(before.tokens().subList(next, change.from));
            words.addAll(change.words);
            next = change.to;
        }
        words.addAll(before.tokens().subList(next, before.tokens().size()));
        return new InlineTokens(words);
    }
}
