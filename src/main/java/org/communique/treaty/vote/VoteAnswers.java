package org.communique.treaty.vote;

import java.util.Map;
import java.util.Set;
import org.communique.treaty.state.StateCode;

/**
 * What a member answered to the questions of a preview.
 *
 * @param names   which State is meant, by the line
 * @param leftOut lines that are not to be imported
 * @param differs whether the votes are right though they are others than the stated result
 */
public record VoteAnswers(Map<Integer, StateCode> names, Set<Integer> leftOut, boolean differs) {

    public static final VoteAnswers NONE = new VoteAnswers(Map.of(), Set.of(), false);

    public VoteAnswers {
        names = Map.copyOf(names);
        leftOut = Set.copyOf(leftOut);
    }
}
