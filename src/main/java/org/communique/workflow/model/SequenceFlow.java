package org.communique.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A sequence flow from one node to another.
 *
 * @param name empty if it has none
 */
public record SequenceFlow(
        String id,
        String name,
        String from,
        String to,
        @Nullable Condition condition) {}
