package org.communique.treaty.depositary;

import java.util.Map;
import java.util.Set;
import org.communique.treaty.state.StateCode;

/**
 * What a member answered to the questions of a preview.
 *
 * @param names   which State is meant, by the line of the row
 * @param leftOut lines of rows that are not to be imported
 */
public record ImportAnswers(Map<Integer, StateCode> names, Set<Integer> leftOut) {

    public static final ImportAnswers NONE = new ImportAnswers(Map.of(), Set.of());

    public ImportAnswers {
        names = Map.copyOf(names);
        leftOut = Set.copyOf(leftOut);
    }
}
