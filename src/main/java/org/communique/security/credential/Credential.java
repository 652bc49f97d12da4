package org.communique.security.credential;

import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How a member signs in.
 *
 * @param passwordHash Argon2id in its encoded form; null until the member has chosen a password
 * @param generation   counts up when everything signed in must end; a session of an earlier generation is void
 */
@Document("credentials")
public record Credential(@Id MemberId member, @Nullable String passwordHash, long generation) {}
