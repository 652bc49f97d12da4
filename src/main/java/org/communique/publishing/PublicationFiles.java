package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.communique.publishing.Renderings.Order;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWork;
import org.communique.work.SharedResults;
import org.communique.work.WorkKind;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Texts as files: those of publications, and those of versions for members who may read them. An edition with its text is read
 * only where a file is made of it.
 */
@Component
class PublicationFiles {

    private final MongoOperations mongo;
    private final Publications publications;
    private final Renderings renderings;
    private final Editions editions;
    private final SharedResults<TextHash, byte[]> texts;

    PublicationFiles(
            MongoOperations mongo,
            Publications publications,
            Renderings renderings,
            Editions editions,
            HeavyWork work) {
        this.mongo = mongo;
        this.publications = publications;
        this.renderings = renderings;
        this.editions = editions;
        this.texts = new SharedResults<>(work, WorkKind.PARSE, text -> text.length);
    }

    Rendered file(PublicationSummary publication, Format format) {
        return format == Format.MARKDOWN ? text(text(publication)) : renderings.get(order(publication, format));
    }

    byte[] text(PublicationSummary publication) {
        return text(publication.edition(), () -> read(publication));
    }

    private Edition read(PublicationSummary publication) {
        return publications.findById(publication.slug()).orElseThrow().edition();
    }

    /** Has those made that take long, for those who will ask. */
    void prepare(PublicationSummary publication) {
        Stream.of(Format.PDF, Format.DOCX).forEach(format -> renderings.prepare(order(publication, format)));
    }

    private Order order(PublicationSummary publication, Format format) {
        return new Order(
                id(publication.slug().value(), format),
                publication.edition().fingerprint(),
                format,
                () -> editions.render(read(publication), format));
    }

    Rendered file(VersionId version, EditionSummary edition, Callable<Edition> read, Format format) {
        return format == Format.MARKDOWN
                ? text(text(edition, read))
                : renderings.get(new Order(
                        id(version.value(), format),
                        edition.fingerprint(),
                        format,
                        () -> editions.render(read.call(), format)));
    }

    /** In the form for bodies of the United Nations. */
    Rendered submission(VersionId version, EditionSummary edition, Callable<Edition> read, Format format) {
        return renderings.get(new Order(
                id(submission(version), format),
                edition.fingerprint(),
                format,
                () -> editions.submission(read.call(), format)));
    }

    private byte[] text(EditionSummary edition, Callable<Edition> read) {
        return texts.get(
                edition.hash(),
                "text " + edition.hash().value(),
                () -> read.call().text().getBytes(StandardCharsets.UTF_8));
    }

    private static Rendered text(byte[] content) {
        return new Rendered.Ready(content, hash(content));
    }

    /** They are made again from what the publication says then. */
    void forget(PublicationSummary publication) {
        var ids = Arrays.stream(Format.values())
                .flatMap(format -> Stream.of(
                                publication.slug().value(),
                                publication.version().value(),
                                submission(publication.version()))
                        .map(name -> id(name, format)))
                .toList();
        mongo.remove(query(where("_id").in(ids)), PublicationFile.class);
    }

    private static String submission(VersionId version) {
        return version.value() + ".submission";
    }

    private static String id(String name, Format format) {
        return name + "." + format.extension();
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
