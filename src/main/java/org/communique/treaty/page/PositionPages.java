package org.communique.treaty.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.http.ContentSecurityPolicy;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.page.TreatyPageWriter.Form;
import org.communique.treaty.position.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The public pages of positions: all, or those on one subject, as a map and a list. They neither need nor create a session. */
@RestController
class PositionPages {

    private static final String ADDRESS = "/p/treaty/positions";
    private static final int JSON_PAGE = 2_000;

    private final PublishedTreaty published;
    private final TreatyPageWriter writer;

    PositionPages(PublishedTreaty published, TreatyPageWriter writer) {
        this.published = published;
        this.writer = writer;
    }

    /**
     * @param page from 1
     * @param on   {@link Subject#key()} of one that has published positions; empty for all
     */
    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> positions(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String on,
            WebRequest request) {
        return Part.of(page, Part.PAGE, on, published)
                .map(part -> positions(part, request))
                .orElseGet(writer::notFound);
    }

    private ResponseEntity<byte[]> positions(Part part, WebRequest request) {
        var form = new Form(
                "treaty/positions",
                part.name(),
                ContentSecurityPolicy.PUBLISHED_FORM,
                List.of(
                        published.positionSource(part.subject(), part.from(), part.size() + 1),
                        published.positionSource(null, 0, PublishedTreaty.MOST_ON_MAP)));
        return writer.page(request, form, () -> {
            var found = published.positions(writer.locale(), part.subject(), part.from(), part.size() + 1);
            var shown = found.stream().limit(part.size()).toList();
            return Map.of(
                    "positions",
                    shown,
                    "map",
                    part.number() > 1 ? "" : map(part.subject()),
                    "labels",
                    published.labels(shown),
                    "subjects",
                    published.subjects().stream().map(this::choice).toList(),
                    "on",
                    part.on(),
                    "newer",
                    part.number() - 1,
                    "older",
                    found.size() > part.size() ? part.number() + 1 : 0);
        });
    }

    /** One of the subjects that readers choose from. */
    record Choice(String key, String label) {}

    private Choice choice(Subject subject) {
        return new Choice(subject.key(), label(subject));
    }

    private String label(Subject subject) {
        return subject.article() != null && subject.edition() != null
                ? writer.text("article.of", subject.article().text(), published.label(subject.edition()))
                : writer.text("topic." + subject.topic());
    }

    @GetMapping(ADDRESS + "/embed")
    ResponseEntity<byte[]> embedded(@RequestParam(defaultValue = "") String on, WebRequest request) {
        return Part.of(1, Part.PAGE, on, published)
                .map(part -> writer.page(
                        request,
                        Form.embedded(
                                "treaty/embed",
                                "positions " + on,
                                published.positionSource(part.subject(), 0, PublishedTreaty.MOST_ON_MAP)),
                        () -> Map.of(
                                "heading",
                                writer.text("page.positions"),
                                "line",
                                part.subject() == null ? "" : label(part.subject()),
                                "content",
                                map(part.subject()),
                                "address",
                                on.isEmpty() ? ADDRESS : ADDRESS + "?on=" + on)))
                .orElseGet(writer::notFound);
    }

    /** @param page from 1, of 2,000 each; the first that is empty has no positions after it */
    @GetMapping(ADDRESS + ".json")
    ResponseEntity<byte[]> asJson(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String on,
            WebRequest request) {
        return Part.of(page, JSON_PAGE, on, published)
                .map(part -> writer.json(
                        request,
                        "positions.json " + part.name(),
                        List.of(published.positionSource(part.subject(), part.from(), part.size())),
                        () -> published.positions(Locale.ENGLISH, part.subject(), part.from(), part.size())))
                .orElseGet(writer::noData);
    }

    private String map(@Nullable Subject subject) {
        var shading = Shading.ofPositions(
                published.statePositions(subject),
                subject == null ? writer.text("map.all") : label(subject),
                writer::text);
        return WorldMap.html(shading, writer.locale(), writer::text).orElse("");
    }

    /** A part of a long list, of those that are within what is shown at all. */
    record Part(int number, int size, @Nullable Subject subject) {

        static final int PAGE = 200;

        private static final int MOST = 20_000;

        /** @param on empty, or the key of a subject that has published positions; there are no other parts */
        static Optional<Part> of(int number, int size, String on, PublishedTreaty published) {
            var part = of(number, size);
            return part.isEmpty() || on.isEmpty()
                    ? part
                    : published.subjects().stream()
                            .filter(subject -> subject.key().equals(on))
                            .findFirst()
                            .map(subject -> new Part(number, size, subject));
        }

        static Optional<Part> of(int number, int size) {
            return number < 1 || number > MOST / size ? Optional.empty() : Optional.of(new Part(number, size, null));
        }

        int from() {
            return (number - 1) * size;
        }

        String on() {
            return subject == null ? "" : subject.key();
        }

        String name() {
            return "page " + number + " " + on();
        }
    }
}
