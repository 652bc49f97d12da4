package org.communique.amendment.desk;

import org.communique.amendment.Amendment;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;

/**
 * An amendment as it stands now, with what it changes.
 *
 * @param before  the passages that it changes, as the draft has them, or the text that it was written on where it does not apply
 * @param after   the same as it has them, and those that it adds
 * @param changes what it makes of these passages
 */
public record DeskEntry(Standing standing, RichText before, RichText after, Comparison changes) {

    public Amendment amendment() {
        return standing.amendment();
    }
}
