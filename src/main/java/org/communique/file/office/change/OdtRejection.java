package org.communique.file.office.change;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OdtStyles;
import org.communique.file.office.part.OfficeArchive.TooLargeException;
import org.communique.file.office.part.XmlPartReader;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * An OpenDocument text as it was before tracked changes were made that are not accepted (ODF 1.3, part 3, 5.5): what is between the marks of an insertion goes, with the
 * ends of paragraphs that are there, and what was deleted comes back where its mark is. Each deletion comes back once, and an insertion that does not
 * end is none. The marks of other changes stay.
 */
public final class OdtRejection {

    /** Deletions in deletions. */
    private static final int DEEPEST = 8;

    /** What was deleted in the midst of links and the like makes more of them. */
    private static final int MOST_ELEMENTS = 2 * XmlPartReader.MOST_ELEMENTS;

    private final OdtStyles styles;
    private final TrackedChanges trackedChanges;
    private final DroppedParts dropped;
    private final Map<String, Element> deletions = new HashMap<>();
    private final Map<String, Element> kept = new LinkedHashMap<>();

    /** Marks of insertions that begin and end. */
    private final Set<Element> marks = new HashSet<>();

    private Set<String> open = new HashSet<>();
    private int insertions;
    private int turns;
    private int depth;
    private int elements;

    private OdtRejection(OdtStyles styles, TrackedChanges trackedChanges, DroppedParts dropped) {
        this.styles = styles;
        this.trackedChanges = trackedChanges;
        this.dropped = dropped;
    }

    /** @param dropped receives what goes */
    public static Element of(Element document, OdtStyles styles, TrackedChanges trackedChanges, DroppedParts dropped) {
        var copy = document.like(null);
        for (var part : document.children()) {
            if (!part.name().equals("body")) {
                copy.adopt(part);
                continue;
            }
            var body = part.like(copy);
            for (var text : part.children()) {
                new OdtRejection(styles, trackedChanges, dropped).text(text, body);
            }
        }
        return copy;
    }

    private void text(Element text, Element body) {
        text.children().stream()
                .filter(element -> element.name().equals("tracked-changes"))
                .flatMap(changes -> changes.below("changed-region"))
                .forEach(this::region);
        pair(text, new HashMap<>());
        new OdtFlowRejection(this, text.like(body)).all(text);
    }

    /** What was inserted by another before it was deleted is both, and was not there if that is rejected, too. */
    private void region(Element region) {
        var insertion = region.child("insertion");
        var deletion = region.child("deletion");
        boolean isThere = insertion.map(trackedChanges::accepts).orElse(true);
        boolean goes = deletion.map(trackedChanges::accepts).orElse(false);
        if (deletion.isPresent() && isThere && !goes) {
            deletions.putIfAbsent(region.attribute("id"), deletion.get());
            dropped.restore(region);
        } else if (isThere) {
            kept.putIfAbsent(region.attribute("id"), region);
        } else {
            dropped.dropRegion(region);
        }
    }

    private void pair(Element parent, Map<String, Element> starts) {
        for (var element : parent.children()) {
            var id = element.attribute("change-id");
            switch (element.name()) {
                case "tracked-changes" ->
                    element.below("deletion").forEach(deletion -> pair(deletion, new HashMap<>()));
                case "change-start" -> {
                    if (!kept.containsKey(id)) {
                        starts.putIfAbsent(id, element);
                    }
                }
                case "change-end" -> {
                    if (starts.remove(id) instanceof Element start) {
                        marks.add(start);
                        marks.add(element);
                    }
                }
                default -> pair(element, starts);
            }
        }
    }

    /** Whether it is the mark of a change that stays. */
    boolean isKept(Element mark) {
        return kept.containsKey(mark.attribute("change-id"));
    }

    Collection<Element> kept() {
        return kept.values();
    }

    void turn(Element mark) {
        if (marks.contains(mark)) {
            turns++;
            if (mark.name().equals("change-start")) {
                open.add(mark.attribute("change-id"));
                insertions++;
                dropped.begin(mark);
            } else {
                open.remove(mark.attribute("change-id"));
            }
        }
    }

    DroppedParts dropped() {
        return dropped;
    }

    /** What is not read may have the end of an insertion in it. */
    void skip(Element element) {
        element.below(inner ->
                        inner.name().equals("change-start") || inner.name().equals("change-end"))
                .forEach(this::turn);
    }

    /** Whether what comes next was inserted. */
    boolean isInserted() {
        return !open.isEmpty();
    }

    /** Whether what comes next was deleted. */
    boolean isRestoring() {
        return depth > 0;
    }

    /** How many marks of insertions there were. */
    int turns() {
        return turns;
    }

    /** Whether a row of a table, or all rows of one, of which this is left, came with its words. */
    boolean isInserted(Element element, Element left, int insertionsBefore) {
        return insertions > insertionsBefore
                && switch (element.name()) {
                    case "table-row" -> styles.isTracked(element.attribute("style-name")) && !left.hasText();
                    case "table" -> left.below("table-row").findAny().isEmpty();
                    default -> false;
                };
    }

    int insertions() {
        return insertions;
    }

    boolean isRule(Element paragraph) {
        return styles.isRule(paragraph.attribute("style-name"));
    }

    /** What was deleted there, which was there even in the midst of an insertion; nothing the second time. */
    void restore(Element mark, Consumer<List<Element>> restoring) {
        var deletion = deletions.remove(mark.attribute("change-id"));
        if (deletion == null || depth == DEEPEST) {
            return;
        }
        var outside = open;
        open = new HashSet<>();
        depth++;
        restoring.accept(deletion.children().stream()
                .filter(element -> !element.name().equals("change-info"))
                .toList());
        depth--;
        open = outside;
    }

    Element like(Element element, @Nullable Element parent) {
        count();
        return element.like(parent);
    }

    Element like(Element element, @Nullable Element parent, String attribute, String value) {
        count();
        return element.like(parent, attribute, value);
    }

    private void count() {
        Budget.check();
        if (++elements > MOST_ELEMENTS) {
            throw new TooLargeException();
        }
    }
}
