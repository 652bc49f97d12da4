package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.RenderedPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The pages and files that anyone may read. They neither need nor create a session. */
@RestController
class PublicationController {

    private static final MediaType ZIP = MediaType.valueOf("application/zip");

    private final PublishedStatements published;
    private final PublicPageCache pages;
    private final DocumentRenderer documentRenderer;
    private final Coalition coalition;
    private final FileStatusPages files;
    private final ObjectProvider<RelatedPage> relatedPages;

    PublicationController(
            PublishedStatements published,
            PublicPageCache pages,
            DocumentRenderer documentRenderer,
            Coalition coalition,
            FileStatusPages files,
            ObjectProvider<RelatedPage> relatedPages) {
        this.published = published;
        this.pages = pages;
        this.documentRenderer = documentRenderer;
        this.coalition = coalition;
        this.files = files;
        this.relatedPages = relatedPages;
    }

    @GetMapping("/p")
    ResponseEntity<byte[]> list(WebRequest request) {
        var related = relatedPages.orderedStream().filter(RelatedPage::isThere).toList();
        return page(request, "publishing/list", Map.of("publications", published.all(), "related", related));
    }

    @GetMapping("/p/{slug:[^.]+}")
    ResponseEntity<byte[]> statement(@PathVariable String slug, WebRequest request) {
        return pages.find(slug)
                .map(page -> page.answer(
                        request, common(HttpStatus.OK, Duration.ofMinutes(1)).contentType(FileStatusPages.HTML)))
                .orElseGet(this::notFound);
    }

    @GetMapping("/p/{slug:[^.]+}.md")
    ResponseEntity<byte[]> markdown(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.MARKDOWN, false, request);
    }

    /** What was signed: the same as without {@code signed} until an error is corrected. */
    @GetMapping("/p/{slug:[^.]+}/signed.md")
    ResponseEntity<byte[]> signedMarkdown(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.MARKDOWN, true, request);
    }

    @GetMapping("/p/{slug:[^.]+}/signed.pdf")
    ResponseEntity<byte[]> signedPdf(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.PDF, true, request);
    }

    @GetMapping("/p/{slug:[^.]+}/signed.docx")
    ResponseEntity<byte[]> signedDocx(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.DOCX, true, request);
    }

    @GetMapping("/p/{slug:[^.]+}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.PDF, false, request);
    }

    @GetMapping("/p/{slug:[^.]+}.docx")
    ResponseEntity<byte[]> docx(@PathVariable String slug, WebRequest request) {
        return file(slug, FileFormat.DOCX, false, request);
    }

    @GetMapping("/p/{slug:[^.]+}/bundle.zip")
    ResponseEntity<byte[]> bundle(@PathVariable String slug, WebRequest request) {
        return published
                .find(slug)
                .map(publication -> {
                    byte[] zip = published.bundle(publication);
                    var name = publication.slug().value() + "-bundle.zip";
                    return content(request, zip, RenderedPage.hash(zip), publication.changedAt(), ZIP, name);
                })
                .orElseGet(this::notFound);
    }

    private ResponseEntity<byte[]> file(String slug, FileFormat fileFormat, boolean signed, WebRequest request) {
        return published
                .find(slug)
                .map(publication -> files.response(
                        published.file(publication, fileFormat, signed),
                        fileFormat,
                        LocaleContextHolder.getLocale(),
                        file -> content(
                                request,
                                file.content(),
                                file.hash(),
                                publication.changedAt(),
                                fileFormat.mediaType(),
                                publication.slug().value() + (signed ? "-signed." : ".") + fileFormat.extension())))
                .orElseGet(this::notFound);
    }

    private ResponseEntity<byte[]> content(
            WebRequest request, byte[] content, String hash, Instant modified, MediaType type, String name) {
        var etag = "\"" + hash + "\"";
        if (request.checkNotModified(etag, modified.toEpochMilli())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        return common(HttpStatus.OK, Duration.ofHours(1))
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private ResponseEntity<byte[]> page(WebRequest request, String template, Map<String, Object> variables) {
        byte[] html = html(template, variables);
        if (request.checkNotModified(RenderedPage.etag(html))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        return common(HttpStatus.OK, Duration.ofMinutes(1))
                .contentType(FileStatusPages.HTML)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(html);
    }

    private ResponseEntity<byte[]> notFound() {
        return common(HttpStatus.NOT_FOUND, Duration.ZERO)
                .contentType(FileStatusPages.HTML)
                .body(html("publishing/not-found", Map.of()));
    }

    private byte[] html(String template, Map<String, Object> variables) {
        var readers = LocaleContextHolder.getLocale();
        var all = new HashMap<String, Object>(variables);
        all.put("coalition", coalition.profile());
        all.put("dates", new PageDates(readers));
        return documentRenderer.process(template, readers, all).getBytes(StandardCharsets.UTF_8);
    }

    private static ResponseEntity.BodyBuilder common(HttpStatus status, Duration fresh) {
        return ResponseEntity.status(status)
                .cacheControl(
                        fresh.isZero()
                                ? CacheControl.noStore()
                                : CacheControl.maxAge(fresh).cachePublic().mustRevalidate())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.PUBLISHED_PAGE);
    }
}
