package org.communique.treaty.position;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.communique.treaty.state.StateCode;

/**
 * On which side each State is. Of several positions on one subject the newest counts.
 *
 * @param sides of those that have positions
 */
public record StatePositions(Map<StateCode, Side> sides) {

    /** The names are part of message keys. */
    public enum Side {
        SUPPORTS,
        OPPOSES,
        /** It supports one thing and opposes another. */
        BOTH,
        NO_SIDE,
        UNKNOWN;

        private Side and(Side other) {
            return this == other || other == NO_SIDE ? this : this == NO_SIDE ? other : BOTH;
        }

        private static Side of(Attitude attitude) {
            return switch (attitude.side()) {
                case 1 -> SUPPORTS;
                case -1 -> OPPOSES;
                default -> NO_SIDE;
            };
        }
    }

    /** @param newestFirst of any holders */
    public static StatePositions of(Collection<PositionData> newestFirst) {
        Map<StateCode, Side> sides = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (var position : newestFirst) {
            var state = position.holder().state();
            if (state != null
                    && seen.add(state.value() + " " + position.subject().key())) {
                sides.merge(state, Side.of(position.attitude()), Side::and);
            }
        }
        return new StatePositions(Map.copyOf(sides));
    }

    public Side side(StateCode state) {
        return sides.getOrDefault(state, Side.UNKNOWN);
    }
}
