package org.communique.file.office.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.work.Budget;

/**
 * Finds changes of an OpenDocument text that cannot be decided one by one: regions that are not told apart by their ids and marks, changes in what
 * was deleted, or deleted in what another inserted, and looks, whose earlier state is not in the file.
 */
final class AmbiguousOdtChanges {

    private static final Set<String> KINDS = Set.of("insertion", "deletion", "format-change");

    private static final Set<String> MARKS = Set.of("change", "change-start", "change-end");

    private final TrackedChanges changes;
    private final Map<String, Element> regions = new HashMap<>();
    private final Set<String> marked = new HashSet<>();

    private AmbiguousOdtChanges(TrackedChanges changes) {
        this.changes = changes;
    }

    static boolean areIn(List<Element> texts, TrackedChanges changes) {
        return texts.stream().anyMatch(text -> new AmbiguousOdtChanges(changes).areIn(text));
    }

    private boolean areIn(Element text) {
        var lists = text.children().stream()
                .filter(element -> element.name().equals("tracked-changes"))
                .toList();
        return lists.stream()
                        .flatMap(list -> list.below("changed-region"))
                        .anyMatch(region -> !isClear(region) || regions.put(region.attribute("id"), region) != null)
                || lists.stream()
                        .flatMap(list -> list.below(element -> MARKS.contains(element.name())))
                        .findAny()
                        .isPresent()
                || isStory(text)
                || !marked.containsAll(regions.keySet());
    }

    /** One insertion, one deletion, or one deletion of what one inserted; or a look that is accepted. */
    private boolean isClear(Element region) {
        var kinds = region.children().stream()
                .map(Element::name)
                .filter(KINDS::contains)
                .toList();
        return !kinds.isEmpty()
                && new HashSet<>(kinds).size() == kinds.size()
                && region.child("format-change")
                        .map(change -> kinds.size() == 1 && changes.accepts(change))
                        .orElse(true);
    }

    /** Whether there are any in the text or a note, where each insertion has to end. */
    private boolean isStory(Element story) {
        var open = new HashMap<String, Element>();
        return isIn(story, open) || !open.isEmpty();
    }

    private boolean isIn(Element parent, Map<String, Element> open) {
        Budget.check();
        for (var element : parent.children()) {
            boolean undecidable = switch (element.name()) {
                case "tracked-changes" -> !parent.name().equals("text");
                case "change-start", "change-end", "change" -> !isMark(element, open);
                case "note", "annotation" -> isStory(element);
                default -> isIn(element, open);
            };
            if (undecidable) {
                return true;
            }
        }
        return false;
    }

    private boolean isMark(Element mark, Map<String, Element> open) {
        var id = mark.attribute("change-id");
        var region = regions.get(id);
        if (region == null) {
            return false;
        }
        var deletion = region.child("deletion").orElse(null);
        return switch (mark.name()) {
            case "change" -> {
                var by = ChangeAuthors.nameOf(region.child("insertion").orElse(deletion));
                yield deletion != null
                        && marked.add(id)
                        && open.values().stream()
                                .allMatch(around -> ChangeAuthors.nameOf(around).equals(by));
            }
            case "change-start" -> {
                region.child("insertion").ifPresent(insertion -> open.put(id, insertion));
                region.child("format-change").ifPresent(change -> open.put(id, change));
                yield deletion == null && marked.add(id);
            }
            default -> open.remove(id) != null;
        };
    }
}
