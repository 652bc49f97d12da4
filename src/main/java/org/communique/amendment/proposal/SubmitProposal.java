package org.communique.amendment.proposal;

import java.util.List;
import org.communique.amendment.proposal.Proposal.Item;

/**
 * @param revision of the copy, as it was shown
 * @param language BCP 47 tag of the reasons
 * @param items    all changes, each once
 */
public record SubmitProposal(ProposalId proposal, long revision, String language, List<Item> items) {}
