/**
 * What reviewers and drafters say about the words of a version, and the wordings that they suggest.
 *
 * <p>A {@link org.communique.comment.Comment} is one document that holds the whole thread. Where it stands in a later version
 * is stored nowhere: it follows from its quotation and the two texts (see {@link org.communique.text.comparison.QuoteSearch}).
 */
@ApplicationModule(
        allowedDependencies = {"coalition :: *", "id", "screen", "statement", "statement :: *", "text :: *", "work"})
@NullMarked
package org.communique.comment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
