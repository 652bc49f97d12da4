package org.communique.treaty.citation.recognition;

import java.util.List;
import org.communique.treaty.citation.Citation;

/**
 * What a passage cites, in its order; the places do not overlap.
 *
 * @param unclear what looks like a citation, and is not surely one, or not surely of which article
 */
public record Recognised(List<Citation> citations, List<Place> unclear) {

    /**
     * @param from the first character
     * @param to   after the last character
     */
    public record Place(int from, int to) {}
}
