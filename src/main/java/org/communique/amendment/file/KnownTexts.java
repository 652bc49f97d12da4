package org.communique.amendment.file;

import java.util.Map;
import java.util.Set;
import org.communique.statement.TextHash;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a file can have been made of.
 *
 * @param hashes  the likeliest first
 * @param earlier the one that it says, if that is in the history
 */
record KnownTexts(
        Map<BaseChoice, TextHash> hashes, @Nullable RichText earlier) {

    Set<BaseChoice> choices() {
        return hashes.keySet();
    }
}
