package org.communique.file;

import java.time.Instant;
import java.util.List;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments that a file has.
 *
 * @param words that it is on, as far as they are in one paragraph; null if it is on none
 */
public record ImportedThread(
        @Nullable Quotation words, ImportedRemark first, boolean resolved, List<ImportedRemark> replies) {

    /**
     * @param author the name that the file has, which anyone can put there; may be empty
     * @param at     when it was written, as the file says
     */
    public record ImportedRemark(String author, @Nullable Instant at, String text) {}
}
