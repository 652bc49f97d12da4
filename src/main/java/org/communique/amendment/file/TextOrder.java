package org.communique.amendment.file;

import org.jspecify.annotations.Nullable;

/**
 * What a file is to have.
 *
 * @param against  the text from which changes are tracked; null for none
 * @param comments whether threads are in it
 * @param origin   whether it says of which text it is, and dates changes to the second
 */
public record TextOrder(TextSource text, @Nullable TextSource against, boolean comments, boolean origin) {

    public TextOrder(TextSource text, @Nullable TextSource against, boolean comments) {
        this(text, against, comments, true);
    }
}
