package org.communique.amendment.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Add;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Move;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.amendment.change.Collision;
import org.communique.amendment.change.Composition;
import org.communique.amendment.change.Difference;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/**
 * Makes the changes of a file in a text that has gone on since the file was made of it. What was done here and what the file does are both
 * changes of that older text, and are looked at as two amendments to it are: what touches other words is made next to it, and what does not
 * fit is left out as a whole. Nothing that was done here is undone.
 */
final class Rebase {

    /** Before all groups of changes, so that what was added here comes first at a place where both add something. */
    private static final int HERE = 0;

    private final FileLeaves texts;
    private final Map<BlockId, Leaf> today;
    private final List<Change> here;
    private final Map<BlockId, Move> movedHere = new HashMap<>();
    private final List<List<Change>> groups;
    private final ContextConflicts context;
    private final List<Standing> standings;

    /**
     * @param base   that the file was made of
     * @param before what the file says with the changes rejected that it tracks
     * @param file   what it says with them
     * @param today  what the base has become here
     */
    Rebase(RichText base, RichText before, RichText file, RichText today) {
        var leaves = FileLeaves.of(base, before, file, today);
        here = Difference.between(leaves.base(), leaves.today());
        var ofFile = Difference.between(leaves.base(), leaves.file());
        texts = leaves.renamed(SharedAdditions.names(leaves, ofFile, here));
        this.today = texts.today().byId();
        here.forEach(change -> {
            if (change instanceof Move move) {
                movedHere.put(move.leaf(), move);
            }
        });
        var passed = MovedWords.between(texts.base(), texts.file());
        var passedHere = MovedWords.between(texts.base(), texts.today());
        var changes = Difference.between(texts.base(), texts.file());
        groups = FileGroups.of(texts.base(), texts.file(), changes, passed);
        context = new ContextConflicts(texts, groups, passed, here, passedHere);
        var colliding = colliding();
        standings = IntStream.range(0, groups.size())
                .mapToObj(group -> context.misplaced().contains(group)
                        ? Standing.WORDS_CHANGED
                        : standing(groups.get(group), colliding.contains(group)))
                .toList();
    }

    private Set<Integer> colliding() {
        var colliding = new HashSet<>(context.changed());
        colliding.addAll(context.misplaced());
        composition(IntStream.range(0, groups.size()).boxed().toList()).collisions().stream()
                .filter(collision -> collision.first() == HERE)
                .map(Collision::second)
                .forEach(number -> colliding.add(number - 1));
        return colliding;
    }

    private Composition composition(Collection<Integer> chosen) {
        var amendments = new TreeMap<Integer, List<Change>>();
        amendments.put(HERE, here);
        chosen.forEach(group -> amendments.put(group + 1, groups.get(group)));
        return new Composition(texts.base(), amendments);
    }

    private Standing standing(List<Change> group, boolean collides) {
        if (group.stream().allMatch(this::isThere)) {
            return Standing.ALREADY_THERE;
        }
        if (!group.stream().allMatch(Delete.class::isInstance) && group.stream().anyMatch(this::isOfGone)) {
            return Standing.WORDS_GONE;
        }
        return collides || group.stream().anyMatch(this::addsOther) ? Standing.WORDS_CHANGED : Standing.APPLIES;
    }

    private boolean isThere(Change change) {
        return switch (change) {
            case Add(var _, var leaves) -> leaves.stream().allMatch(leaf -> leaf.equals(today.get(leaf.id())));
            case Delete(var leaf) -> !today.containsKey(leaf);
            case Move move -> move.equals(movedHere.get(move.leaf()));
            case Nest(var leaf, var containers) ->
                today.get(leaf) instanceof Leaf now && now.containers().equals(containers);
            case Replace(var leaf, var content) ->
                today.get(leaf) instanceof Leaf now && now.content().equals(content);
        };
    }

    private boolean isOfGone(Change change) {
        return switch (change) {
            case Add _ -> false;
            case Delete(var leaf) -> !today.containsKey(leaf);
            case Move(var leaf, var _, var _) -> !today.containsKey(leaf);
            case Nest(var leaf, var _) -> !today.containsKey(leaf);
            case Replace(var leaf, var _) -> !today.containsKey(leaf);
        };
    }

    /** Both added much the same, but not quite. */
    private boolean addsOther(Change change) {
        return change instanceof Add(var _, var leaves)
                && leaves.stream().anyMatch(leaf -> today.get(leaf.id()) instanceof Leaf now && !now.equals(leaf));
    }

    FileLeaves texts() {
        return texts;
    }

    List<List<Change>> groups() {
        return groups;
    }

    List<Standing> standings() {
        return standings;
    }

    /** Those that can be made. */
    List<Integer> applicable() {
        return IntStream.range(0, groups.size())
                .filter(group -> standings.get(group) == Standing.APPLIES)
                .boxed()
                .toList();
    }

    /** The text of today with some of those that can be made. */
    LeafSequence leavesWith(Collection<Integer> chosen) {
        return composition(chosen).text();
    }

    /**
     * What was written here stays as it is, such as an empty paragraph in which someone is about to write.
     *
     * @throws IllegalArgumentException if one of them cannot be made
     */
    RichText with(Collection<Integer> chosen) {
        if (!new HashSet<>(applicable()).containsAll(chosen)) {
            throw new IllegalArgumentException("not all of these can be made");
        }
        return leavesWith(chosen).toRichText();
    }
}
