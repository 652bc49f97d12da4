package org.communique.treaty.map;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.communique.treaty.position.StatePositions;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusStage;

/**
 * What the shades mean, and which State has which.
 *
 * @param title  of the picture
 * @param legend what each shade says of a State
 * @param states each of the register
 */
public record Shading(String title, SequencedMap<Shade, String> legend, Map<StateCode, Shade> states) {

    /** @param statuses of those that did anything */
    public static Shading ofStatus(Map<StateCode, StateStatus> statuses, TreatyWords words) {
        SequencedMap<Shade, String> legend = new LinkedHashMap<>();
        Arrays.stream(StatusStage.values()).forEach(stage -> legend.put(shade(stage), words.text("stage." + stage)));
        return new Shading(
                words.text("map.status"),
                legend,
                States.all().stream()
                        .collect(toMap(State::code, state -> shade(StatusStage.of(statuses.get(state.code()))))));
    }

    /** @param subject of the positions, in words */
    public static Shading ofPositions(StatePositions positions, String subject, TreatyWords words) {
        SequencedMap<Shade, String> legend = new LinkedHashMap<>();
        Arrays.stream(StatePositions.Side.values())
                .forEach(side -> legend.put(shade(side), words.text("map.side." + side)));
        return new Shading(
                words.text("map.positions", subject),
                legend,
                States.all().stream().collect(toMap(State::code, state -> shade(positions.side(state.code())))));
    }

    private static Shade shade(StatusStage stage) {
        return switch (stage) {
            case CONSENTED -> Shade.FULL;
            case SIGNED -> Shade.STRIPED;
            case WITHDRAWN -> Shade.CROSSED;
            case NOTHING -> Shade.PLAIN;
        };
    }

    private static Shade shade(StatePositions.Side side) {
        return switch (side) {
            case SUPPORTS -> Shade.FULL;
            case OPPOSES -> Shade.CROSSED;
            case NO_SIDE -> Shade.DOTTED;
            case BOTH -> Shade.STRIPED;
            case UNKNOWN -> Shade.PLAIN;
        };
    }

    Map<Shade, Integer> counts() {
        Map<Shade, Integer> counts = new EnumMap<>(Shade.class);
        states.values().forEach(shade -> counts.merge(shade, 1, Integer::sum));
        return counts;
    }

    String meaning(StateCode state) {
        return legend.getOrDefault(shade(state), "");
    }

    Shade shade(StateCode state) {
        return states.getOrDefault(state, Shade.PLAIN);
    }
}
