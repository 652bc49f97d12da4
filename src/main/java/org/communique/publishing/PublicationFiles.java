package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The files of publications; of two that are made at once the first stays. */
@Component
class PublicationFiles {

    private final MongoOperations mongo;
    private final Editions editions;

    PublicationFiles(MongoOperations mongo, Editions editions) {
        this.mongo = mongo;
        this.editions = editions;
    }

    PublicationFile file(Publication publication, Format format) {
        var id = publication.slug().value() + "." + format.extension();
        var stored = mongo.findById(id, PublicationFile.class);
        if (stored != null) {
            return stored;
        }
        byte[] content = editions.render(publication.edition(), format);
        try {
            return mongo.insert(new PublicationFile(id, content, hash(content)));
        } catch (DuplicateKeyException e) {
            return Objects.requireNonNull(mongo.findById(id, PublicationFile.class));
        }
    }

    /** They are made again from what the publication says then. */
    void forget(Slug slug) {
        var ids = Arrays.stream(Format.values())
                .map(format -> slug.value() + "." + format.extension())
                .toList();
        mongo.remove(query(where("_id").in(ids)), PublicationFile.class);
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
