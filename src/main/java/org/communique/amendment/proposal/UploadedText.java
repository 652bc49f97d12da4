package org.communique.amendment.proposal;

import java.util.List;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;

/** What was found in a file that someone wants to take the place of a copy's text. */
public sealed interface UploadedText {

    /** @param reasonKey of the message that says why, and what to do */
    record Unreadable(String reasonKey) implements UploadedText {}

    /**
     * A text.
     *
     * @param revision of the copy when the file was read
     * @param text     with all tracked changes accepted
     * @param changes  from the text that the copy began with
     * @param losses   what the file has and a statement cannot keep
     */
    record Found(long revision, RichText text, Tracking tracking, Comparison.Summary changes, List<ImportLoss> losses)
            implements UploadedText {}

    /** Whether the file says what was changed. */
    enum Tracking {
        /** With all tracked changes rejected it is the text that the copy began with, or has. */
        WHOLE,
        /** With all of them rejected it is another text. */
        OF_ANOTHER_TEXT,
        NONE
    }
}
