package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.communique.publishing.Renderings.Order;
import org.communique.statement.VersionId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Texts as files: those of publications, and those of versions for members who may read them. */
@Component
class PublicationFiles {

    private final MongoOperations mongo;
    private final Renderings renderings;
    private final Editions editions;

    PublicationFiles(MongoOperations mongo, Renderings renderings, Editions editions) {
        this.mongo = mongo;
        this.renderings = renderings;
        this.editions = editions;
    }

    Rendered file(Publication publication, Format format) {
        return format == Format.MARKDOWN ? text(publication.edition()) : renderings.get(order(publication, format));
    }

    /** Has those made that take long, for those who will ask. */
    void prepare(Publication publication) {
        Stream.of(Format.PDF, Format.DOCX).forEach(format -> renderings.prepare(order(publication, format)));
    }

    private Order order(Publication publication, Format format) {
        return new Order(
                id(publication.slug().value(), format),
                publication.edition().fingerprint(),
                format,
                () -> editions.render(publication.edition(), format));
    }

    Rendered file(VersionId version, Edition edition, Format format) {
        return format == Format.MARKDOWN
                ? text(edition)
                : renderings.get(new Order(
                        id(version.value(), format),
                        edition.fingerprint(),
                        format,
                        () -> editions.render(edition, format)));
    }

    /** In the form for bodies of the United Nations. */
    Rendered submission(VersionId version, Edition edition, Format format) {
        return renderings.get(new Order(
                id(submission(version), format),
                edition.fingerprint(),
                format,
                () -> editions.submission(edition, format)));
    }

    private static Rendered text(Edition edition) {
        byte[] content = edition.text().getBytes(StandardCharsets.UTF_8);
        return new Rendered.Ready(content, hash(content));
    }

    /** They are made again from what the publication says then. */
    void forget(Publication publication) {
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
