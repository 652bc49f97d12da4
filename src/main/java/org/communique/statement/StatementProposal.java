package org.communique.statement;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * How a statement came to be that no coordinator began.
 *
 * @param by       who proposed it, and may edit its draft whatever their roles
 * @param reason   why the coalition should make it
 * @param declined why it does not; null unless a coordinator declined it
 */
public record StatementProposal(
        MemberId by, String reason, Instant at, @Nullable String declined) {}
