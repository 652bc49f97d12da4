package org.communique.treaty.map;

import com.ibm.icu.util.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.state.StateCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Land as the front end's build writes it ({@code frontend/world-map.mjs}), by numeric codes of ISO 3166-1.
 *
 * @param areas  paths
 * @param others land that has no code
 * @param dots   instead of those that are too small to be drawn
 */
record MapGeometry(int width, int height, Map<String, String> areas, String others, Map<String, List<Integer>> dots) {

    /** Null if the front end was not built. */
    static final @Nullable MapGeometry WORLD = read();

    private static @Nullable MapGeometry read() {
        try (var file = MapGeometry.class.getResourceAsStream("/static/maps/world.json")) {
            return file == null ? null : JsonMapper.shared().readValue(file, MapGeometry.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for what has none, such as the European Union. */
    static Optional<String> number(StateCode state) {
        int number = Region.getInstance(state.value()).getNumericCode();
        return number < 1 || number >= 900 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "%03d", number));
    }

    /** Empty for a State that is not on the map. */
    Optional<String> shape(StateCode state) {
        return number(state)
                .flatMap(number -> Optional.ofNullable(areas.get(number))
                        .map(path -> "<path data-state=\"" + state.value() + "\" d=\"" + path + "\">")
                        .or(() -> Optional.ofNullable(dots.get(number)).map(dot -> dot(state, dot))));
    }

    private static String dot(StateCode state, List<Integer> at) {
        return String.format(
                Locale.ROOT,
                "<path data-state=\"%s\" class=\"map-dot\" d=\"M%d,%da7,7 0 1,0 14,0a7,7 0 1,0-14,0z\">",
                state.value(),
                at.getFirst() - 7,
                at.getLast());
    }
}
