package org.communique.treaty.map;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class WorldMapTests {

    private static final TreatyWords KEYS = (key, arguments) -> key + List.of(arguments);

    private static Shading shading() {
        SequencedMap<Shade, String> legend = new LinkedHashMap<>();
        legend.put(Shade.FULL, "Party & more");
        legend.put(Shade.PLAIN, "Nothing");
        return new Shading(
                "Title",
                legend,
                States.all().stream()
                        .collect(toMap(
                                State::code, state -> state.code().value().equals("KE") ? Shade.FULL : Shade.PLAIN)));
    }

    private static String html() {
        return WorldMap.html(shading(), Locale.ENGLISH, KEYS).orElseThrow();
    }

    @Test
    void drawsEveryStateOfTheRegisterButTheEuropeanUnion() {
        var world = Objects.requireNonNull(MapGeometry.WORLD, "build the front end");

        assertThat(States.all().stream()
                        .map(State::code)
                        .filter(state -> world.shape(state).isEmpty()))
                .containsExactly(new StateCode("EU"));
        assertThat(html()).contains("map.absent[tile[European Union, Nothing]]");
    }

    @Test
    void keepsAllDotsAndAreasInThePicture() {
        var world = Objects.requireNonNull(MapGeometry.WORLD);

        assertThat(world.dots().values()).allSatisfy(dot -> {
            assertThat(dot.getFirst()).isBetween(0, world.width());
            assertThat(dot.getLast()).isBetween(0, world.height());
        });
        assertThat(world.areas()).hasSizeGreaterThan(170);
    }

    @Test
    void isWellFormedAndShadesEachState() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html())));

        var paths = document.getElementsByTagName("path");
        assertThat(paths.getLength()).isGreaterThan(States.all().size());
        assertThat(html())
                .containsPattern("<g fill=\"url\\(#map-full-pattern\\)\"><path data-state=\"KE\"[^>]*><title>tile");
    }

    @Test
    void fitsIntoAThirdOfWhatAPageMayWeigh() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(html().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(bytes.size()).isLessThan(40_000);
    }
}
