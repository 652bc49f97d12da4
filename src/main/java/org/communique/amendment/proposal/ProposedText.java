package org.communique.amendment.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.BaseId;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.ChangeGroups;
import org.communique.amendment.change.ChangedPassages;
import org.communique.amendment.change.Difference;
import org.communique.amendment.change.RewrittenLeaves;
import org.communique.amendment.passage.TouchedPassages;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafNumbers;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/** What an edited copy proposes to change in the text that it was begun from. */
final class ProposedText {

    /**
     * @param place   of the first passage that it is about among all
     * @param passage its number in the margin
     */
    record Part(
            List<Change> changes,
            AmendmentKind kind,
            int place,
            int passage,
            @Nullable Integer movedTo,
            ChangedPassages passages) {

        /** @param base null for the text of the round */
        AmendmentText text(@Nullable BaseId base) {
            return new AmendmentText(kind, passage, place, movedTo, Amendment.json(changes), base);
        }

        private ProposedChange change(List<Integer> touches) {
            return new ProposedChange(
                    kind,
                    passage,
                    movedTo,
                    touches,
                    passages.before().toRichText(),
                    passages.after().toRichText(),
                    passages.comparison());
        }
    }

    private final LeafSequence base;
    private final LeafNumbers numbers;
    private final Map<BlockId, Integer> numberOf;
    private final List<List<Change>> groups;

    ProposedText(LeafSequence base, LeafSequence copy) {
        this.base = base;
        this.numbers = new LeafNumbers(base);
        this.numberOf = LeafNumbers.byLeaf(base);
        this.groups = ChangeGroups.of(base, Difference.between(base, RewrittenLeaves.renamed(base, copy)));
    }

    int size() {
        return groups.size();
    }

    List<ProposedChange> changes() {
        return groups.stream()
                .map(group -> part(group).change(numbersOf(TouchedPassages.of(group))))
                .toList();
    }

    /** The passages of the text that it leaves other than they are. */
    Set<BlockId> touched() {
        return TouchedPassages.of(groups.stream().flatMap(List::stream).toList());
    }

    private List<Integer> numbersOf(Set<BlockId> blocks) {
        return blocks.stream()
                .map(numberOf::get)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /** Some of the changes as one. */
    Part part(Collection<Integer> places) {
        var changes = new ArrayList<Change>();
        places.stream().sorted().forEach(place -> changes.addAll(groups.get(place)));
        return part(changes);
    }

    /** All changes as one. */
    Part whole() {
        return part(IntStream.range(0, size()).boxed().toList());
    }

    private Part part(List<Change> changes) {
        var passages = ChangedPassages.of(base, changes);
        int place = passages.first();
        boolean added = passages.before().leaves().isEmpty();
        return new Part(
                changes, kind(changes), place, numbers.at(added ? place - 1 : place), movedTo(changes), passages);
    }

    private @Nullable Integer movedTo(List<Change> changes) {
        return changes.stream()
                .filter(Move.class::isInstance)
                .map(Move.class::cast)
                .findFirst()
                .map(move -> numbers.at(placeOf(move.after())))
                .orElse(null);
    }

    /** -1 before all. */
    private int placeOf(@Nullable BlockId leaf) {
        return leaf == null ? -1 : base.leaves().stream().map(Leaf::id).toList().indexOf(leaf);
    }

    private AmendmentKind kind(List<Change> changes) {
        if (changes.stream().filter(Delete.class::isInstance).count()
                == base.leaves().size()) {
            return AmendmentKind.WHOLE_TEXT;
        }
        if (changes.stream().allMatch(Delete.class::isInstance)) {
            return AmendmentKind.DELETE;
        }
        if (changes.stream().allMatch(Add.class::isInstance)) {
            return AmendmentKind.ADD;
        }
        return changes.stream().allMatch(Move.class::isInstance) ? AmendmentKind.MOVE : AmendmentKind.REPLACE;
    }
}
