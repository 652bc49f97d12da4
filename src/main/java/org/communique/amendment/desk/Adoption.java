package org.communique.amendment.desk;

import java.util.Map;
import org.communique.amendment.change.Applicability;
import org.communique.statement.TextHash;

/** What the draft would be if open amendments were entered into it together. */
public sealed interface Adoption {

    /**
     * @param before the draft as it is
     * @param after  the draft with all of them
     * @param words  how many each changes, by its number
     */
    record Texts(TextHash before, TextHash after, Map<Integer, Integer> words) implements Adoption {}

    /** The first that cannot be entered with those before it. */
    record DoesNotApply(int number, Applicability why) implements Adoption {}
}
