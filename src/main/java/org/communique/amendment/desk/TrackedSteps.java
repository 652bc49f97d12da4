package org.communique.amendment.desk;

import java.util.List;
import org.communique.amendment.desk.TrackedText.LeftOut;
import org.communique.text.leaf.LeafSequence;

/**
 * What open amendments make of a draft, one after the other.
 *
 * @param left those that apply, but collide with others
 */
public record TrackedSteps(LeafSequence draft, List<Step> steps, List<LeftOut> left) {

    /** @param text with this amendment and those before it */
    public record Step(int number, LeafSequence text) {}
}
