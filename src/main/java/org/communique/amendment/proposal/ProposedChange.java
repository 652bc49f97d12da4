package org.communique.amendment.proposal;

import org.communique.amendment.Amendment.Kind;
import org.communique.text.comparison.Comparison;

/**
 * One thing that a proposal changes, which becomes an amendment.
 *
 * @param passage the number in the margin of the first passage that it is about
 */
public record ProposedChange(Kind kind, int passage, Comparison comparison) {}
