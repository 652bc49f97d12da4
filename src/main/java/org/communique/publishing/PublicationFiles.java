package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communique.coalition.settings.Coalition;
import org.communique.http.RenderedPage;
import org.communique.http.ServerProperties;
import org.communique.publishing.RenderedFileCache.RenderRequest;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Texts as files: those of publications, and those of versions for members who may read them, or whom a link shows the text. The text is
 * read only to make a file.
 */
@Component
public class PublicationFiles {

    private final MongoOperations mongo;
    private final Publications publications;
    private final RenderedFileCache renderedFileCache;
    private final DocumentRenderer documentRenderer;
    private final FileStatusPages pages;
    private final Versions versions;
    private final Coalition coalition;
    private final ServerProperties server;
    private final ResultCache<TextHash, byte[]> texts;

    PublicationFiles(
            MongoOperations mongo,
            Publications publications,
            RenderedFileCache renderedFileCache,
            DocumentRenderer documentRenderer,
            FileStatusPages pages,
            Versions versions,
            Coalition coalition,
            ServerProperties server,
            HeavyWorkExecutor work) {
        this.mongo = mongo;
        this.publications = publications;
        this.renderedFileCache = renderedFileCache;
        this.documentRenderer = documentRenderer;
        this.pages = pages;
        this.versions = versions;
        this.coalition = coalition;
        this.server = server;
        this.texts = new ResultCache<>(work, WorkKind.PARSE, text -> text.length);
    }

    /** @param shown the text of the publication, or what was signed */
    RenderedFile file(PublicationSummary publication, StatementDocumentSummary shown, FileFormat fileFormat) {
        if (fileFormat != FileFormat.MARKDOWN) {
            return renderedFileCache.get(request(publication, shown, fileFormat));
        }
        return text(
                shown.note() == null
                        ? text(shown, () -> read(publication, shown))
                        : documentRenderer.markdown(read(publication, shown)));
    }

    /** What was signed, as it is stored now: what is verified does not come from memory. */
    byte[] storedText(PublicationSummary publication) {
        return read(publication, publication.document()).text().getBytes(StandardCharsets.UTF_8);
    }

    StatementDocument read(PublicationSummary publication, StatementDocumentSummary shown) {
        return shown.note() == null
                ? publications.findById(publication.slug()).orElseThrow().document()
                : shown.with(textOf(VersionId.of(publication.statement(), shown.version())));
    }

    String textOf(VersionId version) {
        return versions.findById(version).orElseThrow().text();
    }

    byte[] bytesOf(VersionId version) {
        return textOf(version).getBytes(StandardCharsets.UTF_8);
    }

    /** Renders the slow formats ahead of requests. */
    void prepare(PublicationSummary publication) {
        Stream.of(FileFormat.PDF, FileFormat.DOCX)
                .forEach(
                        fileFormat -> renderedFileCache.prepare(request(publication, publication.shown(), fileFormat)));
    }

    private RenderRequest request(
            PublicationSummary publication, StatementDocumentSummary shown, FileFormat fileFormat) {
        var address = server.link(publication.address());
        return new RenderRequest(
                id(
                        shown.equals(publication.shown()) ? publication.slug().value() : signedName(publication),
                        fileFormat),
                TextHash.of(shown.fingerprint() + address).value(),
                () -> publications.findSummaryById(publication.slug()).stream()
                        .anyMatch(now -> now.document().signatures().equals(shown.signatures())),
                "public files as " + fileFormat,
                () -> documentRenderer.render(publication.statement(), read(publication, shown), fileFormat, address));
    }

    /** @param summary reads it */
    RenderedFile file(
            String reader, VersionId version, Supplier<StatementDocumentSummary> summary, FileFormat fileFormat) {
        if (fileFormat == FileFormat.MARKDOWN) {
            var shown = summary.get();
            return text(text(shown, () -> shown.with(textOf(version))));
        }
        return renderedFileCache.get(request(
                id(version.value(), fileFormat),
                reader,
                summary,
                shown -> documentRenderer.render(version.statement(), shown.with(textOf(version)), fileFormat, null)));
    }

    private static RenderRequest request(
            String id,
            String reader,
            Supplier<StatementDocumentSummary> summary,
            Function<StatementDocumentSummary, byte[]> render) {
        var shown = summary.get();
        return new RenderRequest(
                id,
                shown.fingerprint(),
                () -> summary.get().fingerprint().equals(shown.fingerprint()),
                "files of " + reader,
                () -> render.apply(shown));
    }

    /** The PDF of a version for those to whom a link shows its text, which the caller has checked. It does not reveal who signed. */
    public ResponseEntity<byte[]> linkedPdf(VersionSummary version) {
        var id = version.id();
        var summary = StatementDocumentSummary.of(version, coalition.profile().name(), List.of());
        var file = renderedFileCache.get(request(
                id(id.value() + ".linked", FileFormat.PDF),
                id.value(),
                () -> summary,
                shown -> documentRenderer.render(id.statement(), shown.with(textOf(id)), FileFormat.PDF, null)));
        var name = Slug.of(version.title()).value() + "-version-" + version.number() + ".pdf";
        return pages.response(
                file,
                FileFormat.PDF,
                LocaleContextHolder.getLocale(),
                ready -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(FileFormat.PDF.mediaType())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(name)
                                        .build()
                                        .toString())
                        .body(ready.content()));
    }

    /** In the form for bodies of the United Nations. */
    RenderedFile writtenStatement(
            String reader, VersionId version, Supplier<StatementDocumentSummary> summary, FileFormat fileFormat) {
        return renderedFileCache.get(request(
                id(writtenStatement(version), fileFormat),
                reader,
                summary,
                shown -> documentRenderer.writtenStatement(
                        version.statement(),
                        shown.with(textOf(VersionId.of(version.statement(), shown.version()))),
                        fileFormat)));
    }

    private byte[] text(StatementDocumentSummary summary, Callable<StatementDocument> read) {
        return texts.get(
                summary.hash(),
                "text " + summary.hash().value(),
                () -> read.call().text().getBytes(StandardCharsets.UTF_8));
    }

    private static RenderedFile text(byte[] content) {
        return new RenderedFile.Ready(content, RenderedPage.hash(content));
    }

    /** Those of every statement, also of those not published: they are made again from what it says then. */
    void evictAll() {
        mongo.remove(new Query(), PublicationFile.class);
    }

    /** A slug has no dots. */
    private static String signedName(PublicationSummary publication) {
        return publication.slug().value() + ".signed";
    }

    private static String writtenStatement(VersionId version) {
        return version.value() + ".submission";
    }

    private static String id(String name, FileFormat fileFormat) {
        return name + "." + fileFormat.extension();
    }
}
