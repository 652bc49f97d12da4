package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.amendment.change.Acceptance.Applies;
import org.communique.amendment.change.Acceptance.CollidesWithAccepted;
import org.communique.amendment.change.Acceptance.WordsChanged;
import org.communique.amendment.change.Acceptance.WordsGone;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.ContentChange;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.jspecify.annotations.Nullable;

/**
 * Plans the edits that make one more amendment in a draft. What the accepted ones made of their text, and what this one makes of it in
 * addition, are known exactly; only what drafters wrote besides is compared, passage by passage.
 */
public final class AcceptancePlanner {

    private final LeafSequence base;
    private final SortedMap<Integer, List<Change>> accepted;
    private final LeafSequence draft;
    private final Map<BlockId, BlockId> placed;
    private final Map<BlockId, Leaf> inDraft;

    /**
     * @param base     the text that they all were written on
     * @param accepted by their numbers
     * @param placed   for each passage that was added or moved by an accepted one its id in the draft now
     */
    public AcceptancePlanner(
            LeafSequence base,
            SortedMap<Integer, List<Change>> accepted,
            LeafSequence draft,
            Map<BlockId, BlockId> placed) {
        this.base = base;
        this.accepted = accepted;
        this.draft = draft;
        this.placed = placed;
        this.inDraft = byId(draft);
    }

    private static Map<BlockId, Leaf> byId(LeafSequence text) {
        var byId = new HashMap<BlockId, Leaf>();
        text.leaves().forEach(leaf -> byId.put(leaf.id(), leaf));
        return byId;
    }

    public Acceptance plan(int number, List<Change> changes) {
        var all = new TreeMap<>(accepted);
        all.put(number, changes);
        var together = new Composition(base, all);
        var others = together.collisions().stream()
                .filter(collision -> collision.first() == number || collision.second() == number)
                .map(collision -> collision.first() == number ? collision.second() : collision.first())
                .collect(Collectors.toSet());
        return others.isEmpty()
                ? new Plan(new Composition(base, accepted).text(), together.text()).of(changes)
                : new CollidesWithAccepted(others);
    }

    private BlockId idInDraft(BlockId leaf) {
        return placed.getOrDefault(leaf, leaf);
    }

    private final class Plan {

        private final Map<BlockId, Leaf> before;
        private final Map<BlockId, Leaf> after;
        private final LeafSequence goal;
        private final Map<BlockId, Integer> places = new HashMap<>();
        private final List<DraftEdit> edits = new ArrayList<>();
        private final Set<BlockId> changed = new HashSet<>();
        private final Set<BlockId> gone = new HashSet<>();
        private final Set<BlockId> inserted = new HashSet<>();
        private boolean surroundings;

        Plan(LeafSequence before, LeafSequence goal) {
            this.before = byId(before);
            this.after = byId(goal);
            this.goal = goal;
            for (int i = 0; i < goal.leaves().size(); i++) {
                places.put(goal.leaves().get(i).id(), i);
            }
        }

        Acceptance of(List<Change> changes) {
            changes.stream().filter(Delete.class::isInstance).forEach(this::change);
            // In the order of the goal, so that each finds the one before it.
            changes.stream().filter(change -> !(change instanceof Delete)).forEach(this::change);
            if (!gone.isEmpty()) {
                return new WordsGone(Set.copyOf(gone));
            }
            return changed.isEmpty()
                    ? new Applies(List.copyOf(edits), surroundings)
                    : new WordsChanged(Set.copyOf(changed));
        }

        private void change(Change change) {
            switch (change) {
                case Delete(var leaf) -> delete(leaf);
                case Replace(var leaf, var _) -> replace(leaf);
                case Nest(var leaf, var containers) ->
                    known(leaf, () -> edits.add(new DraftEdit.SetContainers(idInDraft(leaf), containers)));
                case Move(var leaf, var _, var containers) ->
                    known(leaf, () -> {
                        edits.add(new DraftEdit.MoveTo(idInDraft(leaf), predecessor(leaf), containers));
                        inserted.add(leaf);
                    });
                case Add(var _, var leaves) ->
                    leaves.forEach(leaf -> {
                        edits.add(new DraftEdit.Insert(predecessor(leaf.id()), leaf));
                        inserted.add(leaf.id());
                    });
            }
        }

        private void known(BlockId leaf, Runnable edit) {
            if (inDraft.containsKey(idInDraft(leaf))) {
                edit.run();
            } else {
                gone.add(leaf);
            }
        }

        /** What another has deleted, too, is as this wants it. */
        private void delete(BlockId leaf) {
            var known = before.get(leaf);
            var now = inDraft.get(idInDraft(leaf));
            if (known == null || now == null) {
                return;
            }
            if (now.content().equals(known.content())) {
                edits.add(new DraftEdit.Remove(now.id()));
            } else {
                changed.add(leaf);
            }
        }

        private void replace(BlockId leaf) {
            var now = inDraft.get(idInDraft(leaf));
            var known = before.get(leaf);
            var wanted = after.get(leaf);
            if (now == null || known == null || wanted == null) {
                gone.add(leaf);
                return;
            }
            var byDrafters = ContentChange.between(known.content(), now.content());
            var byThis = ContentChange.between(known.content(), wanted.content());
            if (now.content().equals(known.content())) {
                edits.add(new DraftEdit.SetContent(now.id(), wanted.content()));
            } else if (byThis.collidesWith(byDrafters)) {
                changed.add(leaf);
            } else {
                surroundings = true;
                edits.add(new DraftEdit.SetContent(
                        now.id(), ContentChange.applied(known.content(), List.of(byDrafters, byThis))));
            }
        }

        /** The nearest passage before it that is in the draft, or comes there by an edit before. */
        private @Nullable BlockId predecessor(BlockId leaf) {
            int place = places.getOrDefault(leaf, 0);
            for (int i = place - 1; i >= 0; i--) {
                var id = goal.leaves().get(i).id();
                if (inserted.contains(id)) {
                    return id;
                }
                if (inDraft.containsKey(idInDraft(id))) {
                    surroundings |= i < place - 1;
                    return idInDraft(id);
                }
                surroundings = true;
            }
            return null;
        }
    }
}
