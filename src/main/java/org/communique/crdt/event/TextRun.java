package org.communique.crdt.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of text with the same attributes.
 *
 * @param insert a string, or an embedded plain value or {@link org.communique.crdt.YType}
 */
public record TextRun(@Nullable Object insert, Map<String, @Nullable Object> attributes) {}
