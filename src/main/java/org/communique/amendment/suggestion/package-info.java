/**
 * Suggestions in a draft: what a member's fork of it, which takes in all that is written there, has other than the draft itself. Without
 * {@code SuggestionTests}, in which people type with the real Yjs, words that were accepted would be there twice.
 */
@NullMarked
package org.communique.amendment.suggestion;

import org.jspecify.annotations.NullMarked;
