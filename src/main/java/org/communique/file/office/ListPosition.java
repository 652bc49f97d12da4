package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a paragraph stands in the lists of a file.
 *
 * @param list   paragraphs of one list have the same: its definition, or its bullet
 * @param level  from 0
 * @param number its own, or 0 for a bullet
 * @param label  the number as the file shows it, or empty
 * @param plain  whether a statement's list shows it the same way; otherwise the label has to become text
 */
record ListPosition(String list, int level, int number, String label, boolean plain) {

    /** Every paragraph of a list has one. */
    private static final int LONGEST_LABEL = 100;

    ListPosition {
        label = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    /** With room for the items after it: CommonMark has nine digits. */
    static final int GREATEST = 999_900_000;

    /** @param bullet what lists that are seen as one have in common */
    static ListPosition bullet(String bullet, int level) {
        return new ListPosition(bullet, level, 0, "", true);
    }

    /** @param letter of another list of the same kind right after one is another; programs cut lists of bullets in several */
    ListPosition at(int level, char letter) {
        return new ListPosition(isOrdered() ? list + letter : "" + letter, level, number, label, plain);
    }

    /** Its bullet is a space, as pandoc has it for the further paragraphs of an item. */
    boolean isBlank() {
        return plain && label.isEmpty() && list.isBlank();
    }

    boolean isOrdered() {
        return plain && !label.isEmpty();
    }

    /** A paragraph's content with its number as text, where a statement has none; that is listed. */
    static List<Inline> labelled(
            @Nullable ListPosition position,
            List<Inline> content,
            LossCollector lossCollector,
            SizeCounter sizeCounter) {
        if (position == null || position.label().isEmpty()) {
            return content;
        }
        lossCollector.addNumber(position.label());
        sizeCounter.addRun(position.label().length());
        var labelled = new ArrayList<Inline>();
        labelled.add(Text.plain(position.label() + " "));
        labelled.addAll(content);
        return labelled;
    }
}
