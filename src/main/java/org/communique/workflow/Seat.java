package org.communique.workflow;

import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer of a stage by name, with the decision if there is one.
 *
 * @param organisation display name
 */
public record Seat(
        MemberId member,
        String name,
        String organisation,
        @Nullable Decision decision) {}
