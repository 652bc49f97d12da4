package org.communique.publishing;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.http.RenderedPage;
import org.communique.publishing.RenderedFileCache.RenderRequest;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.ResultCache;
import org.communique.work.WorkKind;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Texts as files: those of publications, and those of versions for members who may read them. The text is read only to make a file.
 */
@Component
class PublicationFiles {

    private final MongoOperations mongo;
    private final Publications publications;
    private final RenderedFileCache renderedFileCache;
    private final DocumentRenderer documentRenderer;
    private final ResultCache<TextHash, byte[]> texts;

    PublicationFiles(
            MongoOperations mongo,
            Publications publications,
            RenderedFileCache renderedFileCache,
            DocumentRenderer documentRenderer,
            HeavyWorkExecutor work) {
        this.mongo = mongo;
        this.publications = publications;
        this.renderedFileCache = renderedFileCache;
        this.documentRenderer = documentRenderer;
        this.texts = new ResultCache<>(work, WorkKind.PARSE, text -> text.length);
    }

    RenderedFile file(PublicationSummary publication, FileFormat fileFormat) {
        return fileFormat == FileFormat.MARKDOWN
                ? text(text(publication))
                : renderedFileCache.get(order(publication, fileFormat));
    }

    byte[] text(PublicationSummary publication) {
        return text(publication.document(), () -> read(publication));
    }

    private StatementDocument read(PublicationSummary publication) {
        return publications.findById(publication.slug()).orElseThrow().document();
    }

    /** Renders the slow formats ahead of requests. */
    void prepare(PublicationSummary publication) {
        Stream.of(FileFormat.PDF, FileFormat.DOCX)
                .forEach(fileFormat -> renderedFileCache.prepare(order(publication, fileFormat)));
    }

    private RenderRequest order(PublicationSummary publication, FileFormat fileFormat) {
        return new RenderRequest(
                id(publication.slug().value(), fileFormat),
                publication.document().fingerprint(),
                "public files as " + fileFormat,
                () -> documentRenderer.render(publication.statement(), read(publication), fileFormat, true));
    }

    RenderedFile file(
            MemberId reader,
            VersionId version,
            StatementDocumentSummary summary,
            Callable<StatementDocument> read,
            FileFormat fileFormat) {
        return fileFormat == FileFormat.MARKDOWN
                ? text(text(summary, read))
                : renderedFileCache.get(new RenderRequest(
                        id(version.value(), fileFormat),
                        summary.fingerprint(),
                        "files of " + reader.value(),
                        () -> documentRenderer.render(version.statement(), read.call(), fileFormat, false)));
    }

    /** In the form for bodies of the United Nations. */
    RenderedFile writtenStatement(
            MemberId reader,
            VersionId version,
            StatementDocumentSummary summary,
            Callable<StatementDocument> read,
            FileFormat fileFormat) {
        return renderedFileCache.get(new RenderRequest(
                id(writtenStatement(version), fileFormat),
                summary.fingerprint(),
                "files of " + reader.value(),
                () -> documentRenderer.writtenStatement(version.statement(), read.call(), fileFormat)));
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

    private static String writtenStatement(VersionId version) {
        return version.value() + ".submission";
    }

    private static String id(String name, FileFormat fileFormat) {
        return name + "." + fileFormat.extension();
    }
}
