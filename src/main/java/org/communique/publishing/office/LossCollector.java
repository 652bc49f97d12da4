package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.markdown.ImportLoss;

/** What a file had and a statement cannot, by paragraph; the same thing twice in a paragraph is listed once. */
final class LossCollector {

    private static final int MOST = 1_000;

    /** More than any loss tells of. */
    static final int EXCERPT = 200;

    private final List<ImportLoss> losses = new ArrayList<>();
    private int paragraph;

    void nextParagraph() {
        paragraph++;
    }

    void add(ImportLoss.Kind kind, String excerpt) {
        if (losses.size() == MOST) {
            return;
        }
        var importLoss =
                new ImportLoss(kind, Math.max(1, paragraph), excerpt.substring(0, Math.min(excerpt.length(), EXCERPT)));
        boolean known = losses.stream()
                .skip(Math.max(0, losses.size() - 20))
                .anyMatch(other -> other.kind() == kind
                        && other.place() == importLoss.place()
                        && kind == ImportLoss.Kind.FORMATTING);
        if (!known) {
            losses.add(importLoss);
        }
    }

    List<ImportLoss> all() {
        return List.copyOf(losses);
    }
}
