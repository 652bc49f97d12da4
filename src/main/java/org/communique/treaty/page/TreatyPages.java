package org.communique.treaty.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.page.PositionPages.Part;
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

    /** Each may have the votes of all States. */
    private static final int JSON_PAGE = 500;

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
        return WorldMap.html(Shading.ofStatus(published.statuses(), writer::text), writer.locale(), writer::text)
                .orElse("");
    }

    @GetMapping("/p/treaty/states.json")
    ResponseEntity<byte[]> statesAsJson(WebRequest request) {
        return writer.json(
                request, "states.json", List.of(published.statusSource()), () -> published.states(Locale.ENGLISH));
    }

    /** @param page from 1 */
    @GetMapping("/p/treaty/votes")
    ResponseEntity<byte[]> votes(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        return Part.of(page, Part.PAGE)
                .map(part -> writer.page(
                        request,
                        Form.of("treaty/votes", part.name(), published.voteSource(part.from(), part.size() + 1)),
                        () -> votes(part)))
                .orElseGet(writer::notFound);
    }

    private Map<String, Object> votes(Part part) {
        var found = published.votes(writer.locale(), part.from(), part.size() + 1);
        return Map.of(
                "votes",
                found.stream().limit(part.size()).toList(),
                "newer",
                part.number() - 1,
                "older",
                found.size() > part.size() ? part.number() + 1 : 0);
    }

    /** @param page from 1, of 500 each; the first that is empty has no votes after it */
    @GetMapping("/p/treaty/votes.json")
    ResponseEntity<byte[]> votesAsJson(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        return Part.of(page, JSON_PAGE)
                .map(part -> writer.json(
                        request,
                        "votes.json " + part.name(),
                        List.of(published.voteSource(part.from(), part.size())),
                        () -> published.votes(Locale.ENGLISH, part.from(), part.size())))
                .orElseGet(writer::noData);
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
                .orElseGet(writer::noData);
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
}
