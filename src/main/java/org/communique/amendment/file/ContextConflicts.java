package org.communique.amendment.file;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.Change.Delete;
import org.communique.amendment.change.Change.Nest;
import org.communique.amendment.change.Change.Replace;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;

/**
 * Finds changes of a file that touch no words that were changed here, but whose context was: the passages next to them are elsewhere,
 * or in other lists, or in tables with other columns, and it is not known where they belong now. In doubt they are found.
 */
final class ContextConflicts {

    private final FileLeaves texts;
    private final List<List<Change>> groups;
    private final Rearrangement file;
    private final Rearrangement here;
    private final Map<BlockId, Integer> groupOf = new HashMap<>();
    private final Set<Integer> misplaced = new HashSet<>();
    private final Set<Integer> changed = new HashSet<>();

    ContextConflicts(
            FileLeaves texts,
            List<List<Change>> groups,
            MovedWords passed,
            List<Change> changesHere,
            MovedWords passedHere) {
        this.texts = texts;
        this.groups = groups;
        var changes = groups.stream().flatMap(List::stream).toList();
        file = new Rearrangement(texts.base(), texts.file(), changes, passed);
        here = new Rearrangement(texts.base(), texts.today(), changesHere, passedHere);
        for (int group = 0; group < groups.size(); group++) {
            for (var change : groups.get(group)) {
                for (var leaf : FileGroups.touched(change)) {
                    groupOf.put(leaf, group);
                }
            }
        }
        findArrivals();
        findNested();
        findContainers();
        findWords(passed, passedHere);
        findTables(changesHere);
    }

    /** Groups of which much is there, too, but in another order or in other passages. */
    Set<Integer> misplaced() {
        return misplaced;
    }

    Set<Integer> changed() {
        return changed;
    }

    /** Whether only one of them did it, or each otherwise. */
    private boolean differ(BlockId leaf) {
        return !Objects.equals(here.unsettled().get(leaf), file.unsettled().get(leaf));
    }

    private boolean isUnsettledHere(BlockId leaf) {
        return here.unsettled().containsKey(leaf) && differ(leaf);
    }

    private void findArrivals() {
        file.arrivals().forEach((gap, leaves) -> {
            var others = here.arrivals().getOrDefault(gap, List.of());
            if (here.nextTo(gap).anyMatch(this::isUnsettledHere) || !areFirst(others, leaves)) {
                groupsOf(leaves).forEach(changed::add);
            }
            if (!isOrderKept(leaves, others)) {
                groupsOf(leaves).forEach(misplaced::add);
            }
        });
        here.arrivals().forEach((gap, leaves) -> {
            if (!new HashSet<>(file.arrivals().getOrDefault(gap, List.of())).containsAll(leaves)) {
                groupsOf(file.nextTo(gap)
                                .filter(file.unsettled()::containsKey)
                                .filter(this::differ)
                                .toList())
                        .forEach(changed::add);
            }
        });
    }

    /** What was added here comes first, so that what the file adds has its order only if it begins with that. */
    private static boolean areFirst(List<BlockId> here, List<BlockId> file) {
        return here.size() <= file.size() && here.equals(file.subList(0, here.size()));
    }

    private static boolean isOrderKept(List<BlockId> leaves, List<BlockId> others) {
        var common = new HashSet<>(leaves);
        common.retainAll(new HashSet<>(others));
        return leaves.stream()
                .filter(common::contains)
                .toList()
                .equals(others.stream().filter(common::contains).toList());
    }

    private Stream<Integer> groupsOf(Collection<BlockId> leaves) {
        return leaves.stream().map(groupOf::get).filter(Objects::nonNull);
    }

    private void findNested() {
        file.unsettled().forEach((leaf, change) -> {
            int place = file.placeOf(leaf);
            if (change instanceof Nest
                    && Stream.concat(here.nextTo(place), here.nextTo(place + 1)).anyMatch(this::isUnsettledHere)) {
                groupsOf(List.of(leaf)).forEach(changed::add);
            }
        });
    }

    private void findContainers() {
        file.entered().forEach((leaf, containers) -> {
            if (!Collections.disjoint(containers, here.goneContainers())) {
                groupsOf(List.of(leaf)).forEach(changed::add);
            }
        });
        var torn = here.entered().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        torn.retainAll(file.goneContainers());
        texts.base().leaves().stream()
                .filter(leaf -> leaf.containers().stream().anyMatch(container -> torn.contains(container.id())))
                .forEach(leaf -> groupsOf(List.of(leaf.id())).forEach(changed::add));
    }

    /** Words that the file puts elsewhere are where they were; and passages that it rewords have theirs. */
    private void findWords(MovedWords passed, MovedWords passedHere) {
        var today = new HashMap<BlockId, Set<String>>();
        var sources = passed.from();
        texts.today().leaves().stream()
                .filter(leaf -> sources.contains(leaf.id()))
                .forEach(leaf -> today.put(leaf.id(), Set.copyOf(MovedWords.words(leaf))));
        for (var word : passed.all()) {
            if (!today.getOrDefault(word.from(), Set.of()).contains(word.word())) {
                groupsOf(List.of(word.from(), word.to())).forEach(changed::add);
            }
        }
        var from = passedHere.from();
        for (int group = 0; group < groups.size(); group++) {
            // What the file deletes is not gone if its words are in another passage here.
            if (groups.get(group).stream()
                    .anyMatch(change -> change instanceof Delete(var leaf) && isUnsettledHere(leaf))) {
                misplaced.add(group);
            }
            if (groups.get(group).stream()
                    .anyMatch(change -> change instanceof Replace(var leaf, var _) && from.contains(leaf))) {
                changed.add(group);
            }
        }
    }

    private void findTables(List<Change> changesHere) {
        var ofFile = TableColumns.changed(texts.base(), texts.file());
        var ofToday = TableColumns.changed(texts.base(), texts.today());
        var touchedHere = new HashSet<BlockId>();
        changesHere.forEach(change -> touchedHere.addAll(FileGroups.touched(change)));
        var tablesHere = tables(touchedHere, texts.base(), texts.today());
        ofFile.retainAll(tablesHere);
        ofToday.addAll(ofFile);
        var tables = new HashMap<BlockId, Set<Integer>>();
        Stream.of(texts.base(), texts.file())
                .flatMap(text -> text.leaves().stream())
                .forEach(leaf -> TableColumns.table(leaf)
                        .ifPresent(table -> tables.computeIfAbsent(table, _ -> new HashSet<>())
                                .addAll(groupsOf(List.of(leaf.id())).toList())));
        ofToday.forEach(table -> changed.addAll(tables.getOrDefault(table, Set.of())));
    }

    private static Set<BlockId> tables(Set<BlockId> leaves, LeafSequence... texts) {
        return Stream.of(texts)
                .flatMap(text -> text.leaves().stream())
                .filter(leaf -> leaves.contains(leaf.id()))
                .flatMap(leaf -> TableColumns.table(leaf).stream())
                .collect(Collectors.toSet());
    }
}
