package org.communique.amendment.proposal;

import java.util.List;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a proposal changes, which becomes an amendment.
 *
 * @param passage the number in the margin of the first passage that it is about
 * @param movedTo the number of the passage after which it is to come, if it is moved
 * @param touches the numbers of the passages of the text that it leaves other than they are
 * @param before  the passages that it changes, as they are in the text of the round
 * @param after   the same as it has them, and those that it adds
 */
public record ProposedChange(
        AmendmentKind kind,
        int passage,
        @Nullable Integer movedTo,
        List<Integer> touches,
        RichText before,
        RichText after,
        Comparison comparison) {}
