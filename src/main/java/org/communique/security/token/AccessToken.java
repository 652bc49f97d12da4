package org.communique.security.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A personal access token: lets a script do what its member may do, within its scopes.
 *
 * @param hash        SHA-256 of the token, in hex
 * @param name        what the member calls it
 * @param confirmedAt when its owner last said that it may sign, and give authority to others
 * @param lastUsed    to within the hour
 */
@Document("accessTokens")
public record AccessToken(
        @Id String hash,
        @Indexed MemberId member,
        @StoredName(amongWords = true) String name,
        Set<TokenScope> scopes,
        Instant createdAt,
        @Indexed Instant expiresAt,
        Instant confirmedAt,
        @Nullable Instant lastUsed) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** @param confirmationLasts how long it may do what needs a confirmation, until its owner confirms again */
    public Instant signsUntil(Duration confirmationLasts) {
        var until = confirmedAt.plus(confirmationLasts);
        return until.isBefore(expiresAt) ? until : expiresAt;
    }
}
