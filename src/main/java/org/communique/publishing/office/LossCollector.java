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
    private final StringBuilder leftOut = new StringBuilder();
    private int more;
    private boolean invisible;
    private int paragraph;

    void nextParagraph() {
        paragraph++;
    }

    /** Looks at text that is kept for what no reader sees. */
    void read(String text) {
        if (!invisible && text.codePoints().anyMatch(LossCollector::turnsDirection)) {
            invisible = true;
            add(ImportLoss.Kind.INVISIBLE_CHARACTERS, "");
        }
    }

    /** Bidirectional controls (UAX #9, 2). */
    private static boolean turnsDirection(int c) {
        return c == 0x61C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Also remembers the words, so that they are not missed. */
    void leaveOut(ImportLoss.Kind kind, String text) {
        leftOut.append(text).append('\n');
        add(kind, text);
    }

    /** What was left out and is listed. */
    String leftOut() {
        return leftOut.toString();
    }

    void add(ImportLoss.Kind kind, String excerpt) {
        if (losses.size() == MOST) {
            more++;
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
        var all = new ArrayList<>(losses);
        if (more > 0) {
            all.add(new ImportLoss(ImportLoss.Kind.MORE, Math.max(1, paragraph), Integer.toString(more)));
        }
        return List.copyOf(all);
    }
}
