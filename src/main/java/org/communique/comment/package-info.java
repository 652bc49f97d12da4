/**
 * Comments on the words of a version, and suggested changes.
 *
 * <p>A {@link org.communique.comment.Comment} is one document that holds the whole thread. Its place in a later version is not stored:
 * it follows from its quotation and the two texts (see {@link org.communique.text.comparison.QuoteSearch}).
 */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "coalition :: *",
            "erasure",
            "file",
            "http :: limit",
            "http :: rate",
            "id",
            "ledger",
            "mail",
            "refusal",
            "screen",
            "search",
            "statement",
            "statement :: *",
            "text :: *",
            "work"
        })
@NullMarked
package org.communique.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
