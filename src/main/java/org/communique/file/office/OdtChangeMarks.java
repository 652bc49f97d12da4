package org.communique.file.office;

import java.util.HashSet;
import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.text.markdown.ImportLoss;

/** The marks of tracked changes in an OpenDocument text that is read with all of them accepted. */
final class OdtChangeMarks {

    private final LossCollector lossCollector;

    /** Deletions that go over the end of a paragraph. */
    private final Set<String> deletedEnds = new HashSet<>();

    OdtChangeMarks(LossCollector lossCollector) {
        this.lossCollector = lossCollector;
    }

    /** How a passage looked before is not in the file. */
    void read(Element changes) {
        changes.below("changed-region").forEach(region -> {
            if (region.child("format-change").isPresent()) {
                lossCollector.add(ImportLoss.Kind.FORMATTING, "");
            } else {
                var words = FileWords.ofOdt(region);
                lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, words.strip());
                lossCollector.alsoLeaveOut(words);
                if (region.child("deletion").map(OdtChangeMarks::blocks).orElse(0L) > 1) {
                    deletedEnds.add(region.attribute("id"));
                }
            }
        });
    }

    private static long blocks(Element parent) {
        return parent.children().stream()
                .mapToLong(part -> switch (part.name()) {
                    case "change-info" -> 0;
                    case "list", "list-item", "list-header" -> blocks(part);
                    default -> 1;
                })
                .sum();
    }

    /** It only holds the marks of changes, and something that was deleted there was more than its words. */
    boolean isDeleted(Element paragraph) {
        var children = paragraph.children();
        var deletions = children.stream()
                .filter(child -> child.name().equals("change"))
                .map(change -> change.attribute("change-id"))
                .toList();
        return !children.isEmpty()
                && !paragraph.hasText()
                && children.stream().allMatch(child -> child.name().startsWith("change"))
                && (deletions.isEmpty() || deletions.stream().anyMatch(deletedEnds::contains));
    }
}
