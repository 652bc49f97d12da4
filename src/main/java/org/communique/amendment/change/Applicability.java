package org.communique.amendment.change;

import java.util.Set;
import org.communique.text.leaf.BlockId;

/** Where an amendment stands against a draft that has gone on since it was written. */
public sealed interface Applicability {

    /** For programs, where it does not apply; it never changes. */
    default String code() {
        return switch (this) {
            case Applies _ -> "does-not-apply";
            case WordsChanged _ -> "words-changed";
            case WordsGone _ -> "words-gone";
            case CollidesWithAccepted _ -> "collides-with-accepted";
            case Falls _ -> "falls";
        };
    }

    /** @param surroundings whether words around those that it changes have changed */
    record Applies(boolean surroundings) implements Applicability {}

    /** @param leaves in which others changed the same words */
    record WordsChanged(Set<BlockId> leaves) implements Applicability {}

    /** @param leaves that are no longer in the draft */
    record WordsGone(Set<BlockId> leaves) implements Applicability {}

    /** @param others the numbers of accepted amendments that change the same words */
    record CollidesWithAccepted(Set<Integer> others) implements Applicability {}

    /** @param adopted the numbers of accepted amendments that it falls with, as those who write the draft said */
    record Falls(Set<Integer> adopted) implements Applicability {}
}
