package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.ContentChange;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.Content;
import org.communique.text.leaf.LeafEdit;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/**
 * A draft, and the amendments to one text that were accepted in it. What these made of that text, and what one more makes of it, are
 * known exactly; only what drafters wrote besides is compared, passage by passage. How an amendment stands takes time for its own
 * changes alone.
 */
public final class AmendedDraft {

    private final LeafSequence base;
    private final List<AmendmentChanges> accepted;
    private final PassageChanges acceptedChanges;
    private final Map<BlockId, Leaf> inBase;
    private final Map<BlockId, Leaf> inDraft;

    /**
     * @param base     the text that they all were written on
     * @param accepted by their numbers
     * @param draft    with the ids that its blocks have in that text and in the accepted amendments
     */
    public AmendedDraft(LeafSequence base, SortedMap<Integer, List<Change>> accepted, LeafSequence draft) {
        this(base, AmendmentChanges.of(base.byId(), accepted), draft);
    }

    /**
     * @param base     the text that they all were written on
     * @param accepted to this text
     * @param draft    with the ids that its blocks have in that text and in the accepted amendments
     */
    public AmendedDraft(LeafSequence base, Collection<AmendmentChanges> accepted, LeafSequence draft) {
        this.base = base;
        this.accepted = accepted.stream()
                .sorted(Comparator.comparingInt(AmendmentChanges::number))
                .toList();
        this.inBase = base.byId();
        this.inDraft = draft.byId();
        this.acceptedChanges = new PassageChanges(inBase, this.accepted);
    }

    public Applicability applicability(int number, List<Change> changes) {
        return applicability(new AmendmentChanges(inBase, number, changes));
    }

    /** @param amendment to the same text */
    public Applicability applicability(AmendmentChanges amendment) {
        var others = new HashSet<Integer>();
        var changed = new HashSet<BlockId>();
        var gone = new HashSet<BlockId>();
        boolean surroundings = false;
        for (var entry : amendment.passages().fates().entrySet()) {
            var leaf = entry.getKey();
            var fates = entry.getValue();
            var before = acceptedChanges.fatesOf(leaf);
            others.addAll(before.collidingWith(fates));
            switch (fateInDraft(leaf, before, fates)) {
                case AS_IT_WAS -> {}
                case REWORDED_ELSEWHERE -> surroundings = true;
                case CHANGED -> changed.add(leaf);
                case GONE -> gone.add(leaf);
            }
        }
        surroundings |= amendment.changes().stream().anyMatch(this::hasOtherNeighbour);
        if (!others.isEmpty()) {
            return new CollidesWithAccepted(Set.copyOf(others));
        }
        if (!gone.isEmpty()) {
            return new WordsGone(Set.copyOf(gone));
        }
        return changed.isEmpty() ? new Applies(surroundings) : new WordsChanged(Set.copyOf(changed));
    }

    private enum Fate {
        AS_IT_WAS,
        REWORDED_ELSEWHERE,
        CHANGED,
        GONE
    }

    private Fate fateInDraft(BlockId leaf, PassageChanges.Fates before, PassageChanges.Fates own) {
        var now = inDraft.get(leaf);
        if (now == null) {
            // What another has deleted, too, is as this wants it.
            return own.deletions.isEmpty() || before.deletions.isEmpty() ? Fate.GONE : Fate.AS_IT_WAS;
        }
        var expected = before.applied(known(leaf)).content();
        if (now.content().equals(expected)) {
            return Fate.AS_IT_WAS;
        }
        var byDrafters = ContentChange.between(expected, now.content());
        boolean collides = !own.deletions.isEmpty()
                || ContentChange.between(expected, wanted(leaf, before, own)).collidesWith(byDrafters);
        return collides && !(own.deletions.isEmpty() && own.rewordings.isEmpty())
                ? Fate.CHANGED
                : Fate.REWORDED_ELSEWHERE;
    }

    private Content wanted(BlockId leaf, PassageChanges.Fates before, PassageChanges.Fates own) {
        var all = new ArrayList<>(before.rewordings.values());
        all.addAll(own.rewordings.values());
        return ContentChange.applied(known(leaf).content(), all);
    }

    private boolean hasOtherNeighbour(Change change) {
        return switch (change) {
            case Add(var after, var _) -> isOther(after);
            case Move(var _, var after, var _) -> isOther(after);
            default -> false;
        };
    }

    private boolean isOther(@Nullable BlockId neighbour) {
        if (neighbour == null) {
            return false;
        }
        var now = inDraft.get(neighbour);
        return now == null || !now.content().equals(known(neighbour).content());
    }

    /**
     * The edits that make it in the draft, to be made one after the other.
     *
     * @throws IllegalStateException if it does not apply
     */
    public List<LeafEdit> edits(int number, List<Change> changes) {
        var amendment = new AmendmentChanges(inBase, number, changes);
        if (!(applicability(amendment) instanceof Applies)) {
            throw new IllegalStateException("the amendment does not apply");
        }
        var all = new ArrayList<>(accepted);
        all.add(amendment);
        return new Edits(number, new Composition(base, all).text()).of(changes);
    }

    /** What it makes of passages of the draft, as changes to that; empty if it does not apply. */
    public Optional<List<Change>> madeOfDraft(AmendmentChanges amendment) {
        if (!(applicability(amendment) instanceof Applies)) {
            return Optional.empty();
        }
        return Optional.of(edits(amendment.number(), amendment.changes()).stream()
                .<Change>mapMulti((edit, made) -> {
                    switch (edit) {
                        case LeafEdit.SetContent(var leaf, var content) -> made.accept(new Replace(leaf, content));
                        case LeafEdit.SetContainers(var leaf, var containers) ->
                            made.accept(new Nest(leaf, containers));
                        case LeafEdit.Remove(var leaf) -> made.accept(new Delete(leaf));
                        case LeafEdit.MoveTo(var leaf, var after, var containers) ->
                            made.accept(new Move(leaf, after, containers));
                        // What comes in between passages is in no other's way.
                        case LeafEdit.Insert _ -> {}
                    }
                })
                .toList());
    }

    private Leaf known(BlockId leaf) {
        var known = inBase.get(leaf);
        if (known == null) {
            throw new IllegalArgumentException("the text has no such passage");
        }
        return known;
    }

    private final class Edits {

        private final int number;
        private final LeafSequence goal;
        private final Map<BlockId, Integer> places = new HashMap<>();
        private final List<LeafEdit> edits = new ArrayList<>();
        private final Set<BlockId> inserted = new HashSet<>();

        Edits(int number, LeafSequence goal) {
            this.number = number;
            this.goal = goal;
            for (int i = 0; i < goal.leaves().size(); i++) {
                places.put(goal.leaves().get(i).id(), i);
            }
        }

        /** Deletions first, the others in the order of the text: so each finds the one before it. */
        List<LeafEdit> of(List<Change> changes) {
            changes.stream().filter(Delete.class::isInstance).forEach(this::make);
            changes.stream().filter(change -> !(change instanceof Delete)).forEach(this::make);
            return List.copyOf(edits);
        }

        private void make(Change change) {
            switch (change) {
                case Delete(var leaf) -> {
                    if (inDraft.containsKey(leaf)) {
                        edits.add(new LeafEdit.Remove(leaf));
                    }
                }
                case Replace(var leaf, var content) -> edits.add(new LeafEdit.SetContent(leaf, merged(leaf, content)));
                case Nest(var leaf, var containers) -> edits.add(new LeafEdit.SetContainers(leaf, containers));
                case Move(var leaf, var _, var containers) -> {
                    edits.add(new LeafEdit.MoveTo(leaf, predecessor(leaf), containers));
                    inserted.add(leaf);
                }
                case Add(var _, var leaves) ->
                    leaves.forEach(leaf -> {
                        edits.add(new LeafEdit.Insert(predecessor(leaf.id()), leaf));
                        inserted.add(leaf.id());
                    });
            }
        }

        /** With what accepted amendments and drafters changed in the same passage. */
        private Content merged(BlockId leaf, Content content) {
            var before = acceptedChanges.fatesOf(leaf);
            var expected = before.applied(known(leaf)).content();
            var own = new AmendmentChanges(inBase, number, List.of(new Replace(leaf, content))).passages();
            var wanted = wanted(leaf, before, own.fatesOf(leaf));
            var now = inDraft.getOrDefault(leaf, known(leaf)).content();
            return now.equals(expected)
                    ? wanted
                    : ContentChange.applied(
                            expected,
                            List.of(ContentChange.between(expected, now), ContentChange.between(expected, wanted)));
        }

        /** The nearest passage before it that is in the draft, or comes there by an edit before. */
        private @Nullable BlockId predecessor(BlockId leaf) {
            for (int i = places.getOrDefault(leaf, 0) - 1; i >= 0; i--) {
                var id = goal.leaves().get(i).id();
                if (inserted.contains(id) || inDraft.containsKey(id)) {
                    return id;
                }
            }
            return null;
        }
    }
}
