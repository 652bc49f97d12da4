package org.communique.treaty.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.SubresourceIntegrity;
import org.communique.screen.Languages;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.page.PublishedTreaty.PublicStances;
import org.communique.treaty.page.TreatyPageCache.Source;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceTable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** The public pages of the treaty, and the same as JSON. They neither need nor create a session. */
@RestController
class TreatyPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final int PAGE = 200;
    private static final int JSON_PAGE = 2_000;

    private final PublishedTreaty published;
    private final TreatyPageCache cache;
    private final JsonMapper json;
    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final SubresourceIntegrity integrity;
    private final Coalition coalition;

    TreatyPages(
            PublishedTreaty published,
            TreatyPageCache cache,
            JsonMapper json,
            ITemplateEngine templates,
            MessageSource messages,
            Languages languages,
            SubresourceIntegrity integrity,
            Coalition coalition) {
        this.published = published;
        this.cache = cache;
        this.json = json;
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.integrity = integrity;
        this.coalition = coalition;
    }

    @GetMapping("/p/treaty/states")
    ResponseEntity<byte[]> states(WebRequest request) {
        return page(
                request,
                "treaty/states",
                "",
                List.of(published.statusSource(), published.stanceSource()),
                () -> Map.of(
                        "entry",
                        published.entryIntoForce(),
                        "map",
                        map(Shading.ofStatus(published.statuses(), this::text)),
                        "states",
                        published.states(locale()),
                        "tables",
                        published.stances()));
    }

    @GetMapping("/p/treaty/states.json")
    ResponseEntity<byte[]> statesAsJson(WebRequest request) {
        return json(request, "states.json", List.of(published.statusSource()), () -> published.states(Locale.ENGLISH));
    }

    /** @param page from 1 */
    @GetMapping("/p/treaty/positions")
    ResponseEntity<byte[]> positions(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        var part = Part.of(page, PAGE);
        return part.isEmpty() ? notFound() : positions(part.get(), request);
    }

    private ResponseEntity<byte[]> positions(Part part, WebRequest request) {
        return page(
                request,
                "treaty/positions",
                "page " + part.number(),
                List.of(
                        published.positionSource(part.from(), part.size() + 1),
                        published.positionSource(0, PublishedTreaty.MOST_ON_MAP)),
                () -> {
                    var found = published.positions(locale(), part.from(), part.size() + 1);
                    var shown = found.stream().limit(part.size()).toList();
                    return Map.of(
                            "positions",
                            shown,
                            "map",
                            part.number() > 1
                                    ? ""
                                    : map(Shading.ofPositions(published.statePositions(), text("map.all"), this::text)),
                            "labels",
                            published.labels(shown),
                            "newer",
                            part.number() - 1,
                            "older",
                            found.size() > part.size() ? part.number() + 1 : 0);
                });
    }

    /** @param page from 1, of 2,000 each; the first that is empty has no positions behind it */
    @GetMapping("/p/treaty/positions.json")
    ResponseEntity<byte[]> positionsAsJson(@RequestParam(defaultValue = "1") int page, WebRequest request) {
        return Part.of(page, JSON_PAGE)
                .map(part -> json(
                        request,
                        "positions.json " + page,
                        List.of(published.positionSource(part.from(), part.size())),
                        () -> published.positions(Locale.ENGLISH, part.from(), part.size())))
                .orElseGet(this::notFound);
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}")
    ResponseEntity<byte[]> stances(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> stances(found, request)).orElseGet(this::notFound);
    }

    private ResponseEntity<byte[]> stances(PublicStances found, WebRequest request) {
        return page(
                request,
                "treaty/stances",
                found.id(),
                List.of(published.stanceSource()),
                () -> Map.of(
                        "table", table(found), "heading", found.title(), "edition", published.label(found.edition())));
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}.json")
    ResponseEntity<byte[]> stancesAsJson(@PathVariable("request") String id, WebRequest request) {
        return find(id).map(found -> json(
                        request, "organisations.json " + found.id(), List.of(published.stanceSource()), () -> found))
                .orElseGet(this::notFound);
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
                message("treaty.organisation"),
                article -> message("treaty.article.short", article.text()),
                stance -> message("treaty.stance." + stance));
    }

    private String map(Shading shading) {
        return WorldMap.html(shading, locale(), this::text).orElse("");
    }

    private String text(String key, Object... arguments) {
        return message("treaty." + key, arguments);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private Locale locale() {
        return languages.best(List.of(LocaleContextHolder.getLocale()));
    }

    private ResponseEntity<byte[]> json(WebRequest request, String name, List<Source> sources, Supplier<Object> body) {
        var page = cache.get(
                name,
                Locale.ENGLISH,
                published.today(),
                coalition.profile(),
                sources,
                () -> json.writeValueAsBytes(body.get()));
        return page.answer(request, fresh().contentType(MediaType.APPLICATION_JSON));
    }

    private ResponseEntity<byte[]> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                .contentType(HTML)
                .body(html("publishing/not-found", Map.of()));
    }

    private ResponseEntity<byte[]> page(
            WebRequest request,
            String template,
            String detail,
            List<Source> sources,
            Supplier<Map<String, Object>> variables) {
        var page = cache.get(
                template + " " + detail,
                locale(),
                published.today(),
                coalition.profile(),
                sources,
                () -> html(template, variables.get()));
        return page.answer(
                request,
                fresh().header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                        .contentType(HTML)
                        .varyBy(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static ResponseEntity.BodyBuilder fresh() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic().mustRevalidate());
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

    private byte[] html(String template, Map<String, Object> variables) {
        var language = locale();
        var all = new HashMap<String, Object>(variables);
        all.put("coalition", coalition.profile());
        all.put("language", language.toLanguageTag());
        all.put("rightToLeft", languages.isRightToLeft(language));
        all.put("integrity", integrity);
        all.put("words", new PageWords(language));
        return templates.process(template, new Context(language, all)).getBytes(StandardCharsets.UTF_8);
    }
}
