package org.communique.amendment.vote;

import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.AmendmentId;

/**
 * An amendment that is put to the vote.
 *
 * @param words how many it changed when the vote was opened
 */
public record VotedAmendment(AmendmentId id, AmendmentKind kind, int words) {}
