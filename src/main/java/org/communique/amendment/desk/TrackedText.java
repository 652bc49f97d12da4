package org.communique.amendment.desk;

import java.util.List;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;

/**
 * A draft with the open amendments that apply to it and do not collide, as insertions and deletions. Of those that collide the first by
 * number is in it.
 *
 * @param shown the numbers of those that are in it
 * @param left  those that apply, but collide with others
 */
public record TrackedText(List<Part> parts, List<Integer> shown, List<LeftOut> left) {

    public sealed interface Part {}

    public record Unchanged(RichText text) implements Part {}

    /**
     * A passage. One that is moved is deleted where it was, and inserted where it is to come.
     *
     * @param amendments the numbers of those that change it
     */
    public record Changed(Comparison comparison, List<Integer> amendments) implements Part {}

    /** @param collidesWith the numbers of those in it with which it collides; empty if it cannot be entered after them */
    public record LeftOut(int number, List<Integer> collidesWith) {}
}
