package org.communique.amendment.proposal;

import org.communique.amendment.AmendmentRevision;
import org.communique.amendment.change.ChangedPassages;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;

/**
 * What an amendment said until its text was changed.
 *
 * @param before  the passages that it changed, as they are in the text that it was written on
 * @param after   the same as it had them, and those that it added
 * @param changes what it made of these passages
 */
public record FormerText(AmendmentRevision revision, RichText before, RichText after, Comparison changes) {

    static FormerText of(AmendmentRevision revision, ChangedPassages passages) {
        return new FormerText(
                revision, passages.before().toRichText(), passages.after().toRichText(), passages.comparison());
    }
}
