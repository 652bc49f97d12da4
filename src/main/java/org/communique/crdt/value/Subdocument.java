package org.communique.crdt.value;

import org.jspecify.annotations.Nullable;

/**
 * A reference to another document. It is carried, not loaded: the content is in a {@link org.communique.crdt.YDoc} with
 * the same guid, which the caller keeps.
 *
 * @param collectGarbage whether the other document forgets deleted content
 * @param autoLoad whether it should be loaded as soon as it is seen
 * @param meta a plain value that describes it, or {@code null}
 */
public record Subdocument(
        String guid,
        boolean collectGarbage,
        boolean autoLoad,
        @Nullable Object meta) {

    public Subdocument(String guid) {
        this(guid, true, false, null);
    }
}
