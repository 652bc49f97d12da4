package org.communique.amendment.proposal;

import java.util.List;

/**
 * What a proposal changes.
 *
 * @param revision of the copy, with which it can be submitted as it was shown
 */
public record ProposalPreview(long revision, List<ProposedChange> changes) {}
