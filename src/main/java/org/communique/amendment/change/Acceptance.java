package org.communique.amendment.change;

import java.util.List;
import java.util.Set;
import org.communique.text.leaf.BlockId;

/** What it would take to make an amendment in a draft that has gone on since. */
public sealed interface Acceptance {

    /**
     * @param edits to be made one after the other
     * @param surroundings whether words around it have changed
     */
    record Applies(List<DraftEdit> edits, boolean surroundings) implements Acceptance {}

    /** @param leaves in which others changed the same words */
    record WordsChanged(Set<BlockId> leaves) implements Acceptance {}

    /** @param leaves that are no longer in the draft */
    record WordsGone(Set<BlockId> leaves) implements Acceptance {}

    /** @param others the numbers of accepted amendments with which it collides */
    record CollidesWithAccepted(Set<Integer> others) implements Acceptance {}
}
