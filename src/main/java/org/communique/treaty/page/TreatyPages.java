package org.communique.treaty.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.SubresourceIntegrity;
import org.communique.screen.Languages;
import org.communique.text.unicode.LinkAddress;
import org.communique.treaty.map.Shading;
import org.communique.treaty.map.WorldMap;
import org.communique.treaty.page.PublishedTreaty.PublicPosition;
import org.communique.treaty.page.PublishedTreaty.PublicStances;
import org.communique.treaty.page.PublishedTreaty.PublicState;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceTable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The public pages of the treaty, and the same as JSON. They neither need nor create a session. */
@RestController
class TreatyPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PublishedTreaty published;
    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final SubresourceIntegrity integrity;
    private final Coalition coalition;

    TreatyPages(
            PublishedTreaty published,
            ITemplateEngine templates,
            MessageSource messages,
            Languages languages,
            SubresourceIntegrity integrity,
            Coalition coalition) {
        this.published = published;
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.integrity = integrity;
        this.coalition = coalition;
    }

    @GetMapping("/p/treaty/states")
    ResponseEntity<byte[]> states() {
        return page(
                "treaty/states",
                Map.of(
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
    ResponseEntity<List<PublicState>> statesAsJson() {
        return json(published.states(Locale.ENGLISH));
    }

    @GetMapping("/p/treaty/positions")
    ResponseEntity<byte[]> positions() {
        var positions = published.positions(locale());
        return page(
                "treaty/positions",
                Map.of(
                        "positions",
                        positions,
                        "map",
                        map(Shading.ofPositions(published.statePositions(), text("map.all"), this::text)),
                        "labels",
                        published.labels(positions)));
    }

    @GetMapping("/p/treaty/positions.json")
    ResponseEntity<List<PublicPosition>> positionsAsJson() {
        return json(published.positions(Locale.ENGLISH));
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}")
    ResponseEntity<byte[]> stances(@PathVariable String request) {
        return find(request)
                .map(found -> page(
                        "treaty/stances",
                        Map.of(
                                "table",
                                table(found),
                                "heading",
                                found.title(),
                                "edition",
                                published.label(found.edition()))))
                .orElseGet(this::notFound);
    }

    @GetMapping("/p/treaty/organisations/{request:[^.]+}.json")
    ResponseEntity<PublicStances> stancesAsJson(@PathVariable String request) {
        return find(request)
                .map(TreatyPages::json)
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
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

    private static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic().mustRevalidate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private ResponseEntity<byte[]> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                .contentType(HTML)
                .body(html("publishing/not-found", Map.of()));
    }

    private ResponseEntity<byte[]> page(String template, Map<String, Object> variables) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic().mustRevalidate())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                .contentType(HTML)
                .varyBy("Accept-Language")
                .body(html(template, variables));
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

    /** What templates say in the reader's way. */
    record PageWords(Locale language) {

        public String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(language.equals(Locale.ENGLISH) ? Locale.UK : language)
                    .format(day);
        }

        /** Empty if the source is no link. */
        public String link(String source) {
            return source.startsWith("https://") ? LinkAddress.of(source).orElse("") : "";
        }
    }
}
