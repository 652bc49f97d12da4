package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OfficeArchive.TooLargeException;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.AdmittedCharacters;

/** What a file had and a statement cannot, by paragraph; the same thing twice in a paragraph is listed once. */
final class LossCollector {

    private static final int MOST = 1_000;

    private static final int MOST_NUMBERS = 100;

    /** A note that is left out counts as often as it is referred to. */
    private static final int MOST_LEFT_OUT = 2 * TextLimits.CHARACTERS;

    private final List<ImportLoss> losses = new ArrayList<>();
    private final StringBuilder leftOut = new StringBuilder();
    private final List<ImportLoss> unread = new ArrayList<>();
    private int numbers;
    private int more;
    private boolean invisible;
    private int paragraph;

    void nextParagraph() {
        paragraph++;
    }

    /** Looks at text that is kept for what no reader sees. */
    void read(String text) {
        if (!invisible && AdmittedCharacters.turnDirection(text)) {
            invisible = true;
            add(ImportLoss.Kind.INVISIBLE_CHARACTERS, "");
        }
    }

    /** Words that are neither in the text nor left out: they are listed first, whatever else is. */
    void addUnread(String words) {
        if (unread.size() < MOST) {
            unread.add(new ImportLoss(ImportLoss.Kind.UNREAD_TEXT, Math.max(1, paragraph), words));
        } else {
            more++;
        }
    }

    /** Every paragraph may have one; the first tell enough. */
    void addNumber(String label) {
        if (++numbers <= MOST_NUMBERS) {
            add(ImportLoss.Kind.NUMBERING, label);
        } else {
            more++;
        }
    }

    /** Also remembers the words, so that they are not missed. */
    void leaveOut(ImportLoss.Kind kind, String text) {
        alsoLeaveOut(text);
        add(kind, text);
    }

    /** What goes with something else that is listed. */
    void alsoLeaveOut(String text) {
        if (leftOut.length() + text.length() > MOST_LEFT_OUT) {
            throw new TooLargeException();
        }
        leftOut.append(text).append('\n');
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
        var importLoss = new ImportLoss(
                kind, Math.max(1, paragraph), excerpt.substring(0, Math.min(excerpt.length(), Element.EXCERPT)));
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
        var all = new ArrayList<>(unread);
        all.addAll(losses);
        if (more > 0) {
            all.add(new ImportLoss(ImportLoss.Kind.MORE, Math.max(1, paragraph), Integer.toString(more)));
        }
        return List.copyOf(all);
    }
}
