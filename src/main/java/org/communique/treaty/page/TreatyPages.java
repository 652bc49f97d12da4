package org.communique.treaty.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.page.PublishedTreaty.PublicStances;
import org.communique.treaty.page.TreatyPageWriter.Form;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceTable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The public pages of the treaty, what of them other sites may show in a frame, and the same as data. They neither need nor create a session. */
@RestController
class TreatyPages {

    private static final int PAGE = 200;
    private static final int JSON_PAGE = 2_000;

    private final PublishedTreaty published;
    private final TreatyPageWriter writer;

    TreatyPages(PublishedTreaty published, TreatyPageWriter writer) {
        this.published = published;
        this.writer = writer;
    }

    @GetMapping("/p/treaty/states")
    ResponseEntity<byte[]> states(WebRequest request) {
        return writer.page(
                request,
                Form.of("treaty/states", "", published.statusSource(), published.stanceSource()),
                () -> Map.of(
                        "entry",
                        published.entryIntoForce(),
                        "map",
                        statusMap(),
                        "states",
                        published.states(writer.locale()),
                        "tables",
                        published.stances()));
    }

    @GetMapping("/p/treaty/states/embed")
    ResponseEntity<byte[]> embeddedStates(WebRequest request) {
        return writer.page(
                request,
                Form.embedded("treaty/embed", "states", published.statusSource()),
                () -> Map.of(
                        "heading",
                        writer.text("page.states"),
                        "line",
                        progress(),
                        "content",
                        statusMap(),
                        "address",
                        "/p/treaty/states"));
    }

    private String progress() {
        var entry = published.entryIntoForce();
        return writer.text("progress", entry.counted(), entry.needed());
    }

    private String statusMap() {
        return map(Shading.ofStatus(published.statuses(), writer::text));
    }

    @GetMapping("/p/treaty/states.json")
    ResponseEntity<byte[]> statesAsJson(WebRequest request) {
        return writer.json(
                request, "states.json", List.of(published.statusSource()), () -> published.states(Locale.ENGLISH));
    }

    /** @param page from 1 */
    @GetMapping("/p/treaty/positions")
    ResponseEntity<byte[]> positions(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        var part = Part.of(page, PAGE);
        return part.isEmpty() ? writer.notFound() : positions(part.get(), request);
    }

    private ResponseEntity<byte[]> positions(Part part, WebRequest request) {
        return writer.page(
                request,
                Form.of(
                        "treaty/positions",
                        "page " + part.number(),
                        published.positionSource(part.from(), part.size() + 1),
                        published.positionSource(0, PublishedTreaty.MOST_ON_MAP)),
                () -> {
                    var found = published.positions(writer.locale(), part.from(), part.size() + 1);
                    var shown = found.stream().limit(part.size()).toList();
                    return Map.of(
                            "positions",
                            shown,
                            "map",
                            part.number() > 1 ? "" : positionMap(),
                            "labels",
                            published.labels(shown),
                            "newer",
                            part.number() - 1,
                            "older",
                            found.size() > part.size() ? part.number() + 1 : 0);
                });
    }

    @GetMapping("/p/treaty/positions/embed")
    ResponseEntity<byte[]> embeddedPositions(WebRequest request) {
        return writer.page(
                request,
                Form.embedded("treaty/embed", "positions", published.positionSource(0, PublishedTreaty.MOST_ON_MAP)),
                () -> Map.of(
                        "heading",
                        writer.text("page.positions"),
                        "line",
                        "",
                        "content",
                        positionMap(),
                        "address",
                        "/p/treaty/positions"));
    }

    private String positionMap() {
        return map(Shading.ofPositions(published.statePositions(), writer.text("map.all"), writer::text));
    }

    /** @param page from 1, of 2,000 each; the first that is empty has no positions behind it */
    @GetMapping("/p/treaty/positions.json")
    ResponseEntity<byte[]> positionsAsJson(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        return Part.of(page, JSON_PAGE)
                .map(part -> writer.json(
                        request,
                        "positions.json " + page,
                        List.of(published.positionSource(part.from(), part.size())),
                        () -> published.positions(Locale.ENGLISH, part.from(), part.size())))
                .orElseGet(writer::notFound);
    }

    @GetMapping("/p/treaty/votes")
    ResponseEntity<byte[]> votes(WebRequest request) {
        return writer.page(
                request,
                Form.of("treaty/votes", "", published.voteSource()),
                () -> Map.of("votes", published.votes(writer.locale())));
    }

    @GetMapping("/p/treaty/votes.json")
    ResponseEntity<byte[]> votesAsJson(WebRequest request) {
        return writer.json(
                request, "votes.json", List.of(published.voteSource()), () -> published.votes(Locale.ENGLISH));
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}")
    ResponseEntity<byte[]> stances(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> writer.page(
                        request,
                        Form.of("treaty/stances", found.id(), published.stanceSource()),
                        () -> Map.of(
                                "table",
                                table(found),
                                "heading",
                                found.title(),
                                "address",
                                address(found),
                                "edition",
                                published.label(found.edition()))))
                .orElseGet(writer::notFound);
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}/embed")
    ResponseEntity<byte[]> embeddedStances(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> writer.page(
                        request,
                        Form.embedded("treaty/embed", found.id(), published.stanceSource()),
                        () -> Map.of(
                                "heading",
                                found.title(),
                                "line",
                                published.label(found.edition()),
                                "content",
                                "<div class=\"table\" tabindex=\"0\">" + table(found) + "</div>",
                                "address",
                                address(found))))
                .orElseGet(writer::notFound);
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}.json")
    ResponseEntity<byte[]> stancesAsJson(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> writer.json(
                        request, "organisations.json " + found.id(), List.of(published.stanceSource()), () -> found))
                .orElseGet(writer::notFound);
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}.csv")
    ResponseEntity<byte[]> stancesAsCsv(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> writer.csv(
                        request,
                        "positions.csv",
                        found.id(),
                        List.of(published.stanceSource()),
                        () -> found.matrix().csv()))
                .orElseGet(writer::notFound);
    }

    private static String address(PublicStances found) {
        return "/p/treaty/organisations/" + found.id();
    }

    private Optional<PublicStances> find(String request) {
        try {
            return published.stances(new StanceRequestId(request));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String table(PublicStances found) {
        return StanceTable.html(
                found.matrix(),
                found.title(),
                writer.text("organisation"),
                article -> writer.text("article.short", article.text()),
                stance -> writer.text("stance." + stance));
    }

    private String map(Shading shading) {
        return WorldMap.html(shading, writer.locale(), writer::text).orElse("");
    }

    /** A part of a long list, of those that are within what is shown at all. */
    record Part(int number, int size) {

        private static final int MOST = 20_000;

        static Optional<Part> of(int number, int size) {
            return number < 1 || number > MOST / size ? Optional.empty() : Optional.of(new Part(number, size));
        }

        int from() {
            return (number - 1) * size;
        }
    }
}
