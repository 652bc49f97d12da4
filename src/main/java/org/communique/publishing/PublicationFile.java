package org.communique.publishing;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file of a publication, rendered once and then the same for ever.
 *
 * @param id   slug and extension
 * @param hash of the bytes
 */
@Document("publicationFiles")
record PublicationFile(@Id String id, byte[] content, String hash) {}
