package org.communique.security;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A personal access token: lets a script do what its member may do.
 *
 * @param hash     SHA-256 of the token, in hex
 * @param name     what the member calls it
 * @param lastUsed to within the hour
 */
@Document("access-tokens")
record AccessToken(
        @Id String hash,
        @Indexed MemberId member,
        String name,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsed) {}
