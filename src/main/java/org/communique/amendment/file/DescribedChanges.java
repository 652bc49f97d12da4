package org.communique.amendment.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Difference;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.amendment.file.FileChange.Tracking;
import org.communique.text.comparison.Comparison;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafNumbers;
import org.communique.text.leaf.LeafSequence;

/** The changes of a file for people, passage by passage. Each text is gone through once, however many changes there are. */
final class DescribedChanges {

    private final Rebase merged;
    private final FileLeaves texts;
    private final Map<BlockId, Integer> groupOf = new HashMap<>();
    private final Map<BlockId, Integer> numbers;
    private final int[] passages;
    private final Map<BlockId, Leaf> base;
    private final Map<BlockId, Leaf> before;
    private final Map<BlockId, Leaf> file;
    private final Map<BlockId, Change> movedBefore = new HashMap<>();

    private DescribedChanges(Rebase merged) {
        this.merged = merged;
        this.texts = merged.texts();
        this.numbers = LeafNumbers.byLeaf(texts.today());
        this.passages = new int[merged.groups().size()];
        this.base = texts.base().byId();
        this.before = texts.before().byId();
        this.file = texts.file().byId();
        Difference.between(texts.base(), texts.before()).forEach(change -> {
            if (change instanceof Move(var leaf, var _, var _)) {
                movedBefore.put(leaf, change);
            }
        });
        for (int group = 0; group < passages.length; group++) {
            passages[group] = -1;
            for (var leaf : touched(merged.groups().get(group))) {
                groupOf.put(leaf, group);
            }
        }
    }

    static List<FileChange> of(Rebase merged) {
        return new DescribedChanges(merged).all();
    }

    private static Set<BlockId> touched(List<Change> group) {
        return group.stream()
                .flatMap(change -> FileGroups.touched(change).stream())
                .collect(Collectors.toSet());
    }

    private List<FileChange> all() {
        var result = merged.leavesWith(merged.applicable());
        List.of(texts.today(), result, texts.file(), texts.base()).forEach(this::number);
        var fromBase = parts(texts.base());
        var ofFile = parts(texts.file());
        var fromToday = parts(texts.today());
        var ofResult = parts(result);
        var changes = new ArrayList<FileChange>();
        for (int group = 0; group < passages.length; group++) {
            boolean applies = applies(group);
            changes.add(change(
                    group,
                    applies ? fromToday.get(group) : fromBase.get(group),
                    applies ? ofResult.get(group) : ofFile.get(group),
                    fromToday.get(group)));
        }
        return List.copyOf(changes);
    }

    private boolean applies(int group) {
        return merged.standings().get(group) == Standing.APPLIES;
    }

    private FileChange change(int group, List<Leaf> from, List<Leaf> to, List<Leaf> today) {
        var old = new LeafSequence(from).toRichText();
        var now = new LeafSequence(to).toRichText();
        var changes = merged.groups().get(group);
        return new FileChange(
                merged.standings().get(group),
                tracking(changes),
                Math.max(passages[group], 0),
                changes.stream().allMatch(Add.class::isInstance),
                old,
                now,
                new LeafSequence(today).toRichText(),
                Comparison.between(old, now));
    }

    /** A change has the number of its first passage; one of passages that are gone or new, that of the one before them. */
    private void number(LeafSequence text) {
        int last = 0;
        for (var leaf : text.leaves()) {
            last = numbers.getOrDefault(leaf.id(), last);
            if (groupOf.get(leaf.id()) instanceof Integer group && passages[group] < 0) {
                passages[group] = last;
            }
        }
    }

    /** By the groups that change them. */
    private List<List<Leaf>> parts(LeafSequence text) {
        var parts = new ArrayList<List<Leaf>>();
        for (int group = 0; group < passages.length; group++) {
            parts.add(new ArrayList<>());
        }
        for (var leaf : text.leaves()) {
            if (groupOf.get(leaf.id()) instanceof Integer group) {
                parts.get(group).add(leaf);
            }
        }
        return parts;
    }

    /** What the text before the changes that the file tracks has like the base, was changed by these. */
    private Tracking tracking(List<Change> group) {
        boolean tracked = true;
        boolean untracked = true;
        for (var leaf : touched(group)) {
            var then = before.get(leaf);
            tracked &= Objects.equals(then, base.get(leaf));
            untracked &= Objects.equals(then, file.get(leaf));
        }
        for (var change : group) {
            if (change instanceof Move(var leaf, var _, var _)) {
                tracked &= !movedBefore.containsKey(leaf);
                untracked &= change.equals(movedBefore.get(leaf));
            }
        }
        if (tracked) {
            return Tracking.TRACKED;
        }
        return untracked ? Tracking.UNTRACKED : Tracking.PARTLY;
    }
}
