package org.communique.publishing;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A text as a file, rendered once and then kept.
 *
 * @param id      slug or version, and extension
 * @param hash    of the bytes
 * @param fingerprint of what it shows; missing in files of publications from before there was one
 */
@Document("publicationFiles")
record PublicationFile(
        @Id String id,
        byte[] content,
        String hash,
        @Nullable String fingerprint) {

    boolean shows(String other) {
        return fingerprint == null || fingerprint.equals(other);
    }
}
