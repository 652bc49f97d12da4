package org.communique.treaty.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.RenderedPage;
import org.communique.http.ServerProperties;
import org.communique.http.SubresourceIntegrity;
import org.communique.screen.Languages;
import org.communique.screen.TimeFormat;
import org.communique.text.unicode.LinkAddress;
import org.communique.treaty.page.TreatyPageCache.Source;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** Answers with pages in the reader's language and with files, and keeps them rendered. */
@Component
class TreatyPageWriter {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PublishedTreaty published;
    private final TreatyPageCache cache;
    private final JsonMapper json;
    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final Languages languages;
    private final SubresourceIntegrity integrity;
    private final Coalition coalition;
    private final ServerProperties server;
    private final boolean demo;

    TreatyPageWriter(
            PublishedTreaty published,
            TreatyPageCache cache,
            JsonMapper json,
            ITemplateEngine templates,
            MessageSource messages,
            Languages languages,
            SubresourceIntegrity integrity,
            Coalition coalition,
            ServerProperties server,
            @Value("${communique.demo:false}") boolean demo) {
        this.published = published;
        this.cache = cache;
        this.json = json;
        this.templates = templates;
        this.messages = messages;
        this.languages = languages;
        this.integrity = integrity;
        this.coalition = coalition;
        this.server = server;
        this.demo = demo;
    }

    /**
     * @param detail where the template has several pages
     * @param policy one of {@link ContentSecurityPolicy}
     * @param sources what it shows
     */
    record Form(String template, String detail, String policy, List<Source> sources) {

        static Form of(String template, String detail, Source... sources) {
            return new Form(template, detail, ContentSecurityPolicy.PUBLISHED_PAGE, List.of(sources));
        }

        static Form embedded(String template, String detail, Source... sources) {
            return new Form(template, detail, ContentSecurityPolicy.PUBLISHED_EMBED, List.of(sources));
        }
    }

    /** Of the treaty's texts. */
    String text(String key, Object... arguments) {
        return messages.getMessage("treaty." + key, arguments, locale());
    }

    Locale locale() {
        return languages.best(List.of(LocaleContextHolder.getLocale()));
    }

    /** With days before months in English. */
    Locale dateLocale() {
        return locale().equals(Locale.ENGLISH) ? Locale.UK : locale();
    }

    ResponseEntity<byte[]> page(WebRequest request, Form form, Supplier<Map<String, Object>> variables) {
        var page = cache.get(
                form.template() + " " + form.detail(),
                locale(),
                published.today(),
                coalition.profile(),
                form.sources(),
                () -> html(form.template(), variables.get()));
        return page.answer(
                request,
                fresh().header(ContentSecurityPolicy.HEADER, form.policy())
                        .contentType(HTML)
                        .varyBy(HttpHeaders.ACCEPT_LANGUAGE));
    }

    ResponseEntity<byte[]> json(WebRequest request, String name, List<Source> sources, Supplier<Object> body) {
        return data(name, sources, () -> json.writeValueAsBytes(body.get()))
                .answer(request, fresh().contentType(MediaType.APPLICATION_JSON));
    }

    /** @param detail where there are several files of the name */
    ResponseEntity<byte[]> csv(
            WebRequest request, String name, String detail, List<Source> sources, Supplier<String> table) {
        return data(name + " " + detail, sources, () -> table.get().getBytes(StandardCharsets.UTF_8))
                .answer(
                        request,
                        fresh().contentType(CSV)
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        ContentDisposition.attachment()
                                                .filename(name)
                                                .build()
                                                .toString()));
    }

    private RenderedPage data(String name, List<Source> sources, Supplier<byte[]> content) {
        return cache.get(name, Locale.ENGLISH, published.today(), coalition.profile(), sources, content);
    }

    ResponseEntity<byte[]> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noStore())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE)
                .contentType(HTML)
                .body(html("publishing/not-found", Map.of()));
    }

    /** What answers it as a problem detail is told by the empty body. */
    ResponseEntity<byte[]> noData() {
        return ResponseEntity.notFound().build();
    }

    private static ResponseEntity.BodyBuilder fresh() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic().mustRevalidate());
    }

    private byte[] html(String template, Map<String, Object> variables) {
        var language = locale();
        var all = new HashMap<String, Object>(variables);
        all.put("coalition", coalition.profile());
        all.put("language", language.toLanguageTag());
        all.put("rightToLeft", languages.isRightToLeft(language));
        all.put("integrity", integrity);
        all.put("site", server.baseUrl());
        all.put("demo", demo);
        all.put("words", new PageWords(language));
        return templates.process(template, new Context(language, all)).getBytes(StandardCharsets.UTF_8);
    }

    /** What templates say in the reader's way. */
    record PageWords(Locale language) {

        public String day(LocalDate day) {
            return TimeFormat.day(day, language);
        }

        /** Empty if the source is no link. */
        public String link(String source) {
            return source.startsWith("https://") ? LinkAddress.of(source).orElse("") : "";
        }
    }
}
