package org.communique.amendment.proposal;

/**
 * @param proposal a copy that was begun with an amendment
 * @param revision of the copy, as it was shown
 * @param reason   of the amendment, or of accepting it with other words; may be empty
 * @param language BCP 47 tag of the reason
 */
public record SubmitText(ProposalId proposal, long revision, String reason, String language) {}
