package org.communique.security.credential;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an authenticator was asked to sign, good for one answer.
 *
 * @param challenge in base64url
 * @param member    who must answer; null if any member may sign in
 * @param browser   what only the browser that was asked has, hashed
 */
@Document("passkeyChallenges")
record PasskeyChallenge(
        @Id String challenge,
        Purpose purpose,
        @Nullable MemberId member,
        String browser,
        @Indexed Instant expiresAt) {

    enum Purpose {
        REGISTRATION,
        ASSERTION
    }
}
