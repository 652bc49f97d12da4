package org.communique.crdt.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a change to a list or text, from its beginning on; what comes after the last step is unchanged. Lengths are
 * in elements, of text in UTF-16 units.
 */
public sealed interface DeltaOperation {

    /**
     * New content.
     *
     * @param content of a list, a {@link java.util.List} of elements; of text, a string, or one embedded value or
     *     {@link org.communique.crdt.YType}
     * @param attributes of text, those it has
     */
    record Insert(@Nullable Object content, Map<String, @Nullable Object> attributes) implements DeltaOperation {}

    /**
     * Content that stays.
     *
     * @param attributes of text, those that it got, or lost where the value is {@code null}
     */
    record Retain(long length, Map<String, @Nullable Object> attributes) implements DeltaOperation {}

    record Delete(long length) implements DeltaOperation {}
}
