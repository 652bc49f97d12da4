package org.communique.treaty.position;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Positions of one holder on one subject, of which some support what others oppose.
 *
 * @param positions the newest first
 */
public record Contradiction(List<Position> positions) {

    static final int MOST_COMPARED = 5_000;

    /** In the order of their newest. */
    static List<Contradiction> in(Collection<Position> positions) {
        return positions.stream()
                .collect(groupingBy(
                        position -> List.of(position.holder(), position.subject()), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .filter(Contradiction::hasBothSides)
                .map(Contradiction::new)
                .toList();
    }

    private static boolean hasBothSides(List<Position> same) {
        return same.stream().anyMatch(position -> position.data().attitude().side() > 0)
                && same.stream().anyMatch(position -> position.data().attitude().side() < 0);
    }
}
