package org.communique.amendment.passage;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;

/**
 * That a passage was given a state.
 *
 * @param block   its block in the text of the round
 * @param passage its number in the margin of that text
 */
public record PassageStateChange(String block, int passage, PassageState state, MemberId by, Instant at) {}
