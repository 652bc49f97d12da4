package org.communique.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of text with the same attributes.
 *
 * @param insert a string, or an embedded plain value or {@link YType}
 */
public record Delta(@Nullable Object insert, Map<String, @Nullable Object> attributes) {}
