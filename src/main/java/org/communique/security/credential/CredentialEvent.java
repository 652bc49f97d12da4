package org.communique.security.credential;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that happened to how a member signs in, above all to the second factors. The record only grows.
 *
 * @param by   null when the operator did it on the command line, and for a stranger
 * @param what the label of a passkey; empty otherwise
 */
@Document("secondFactorEvents")
public record CredentialEvent(
        @Id String id,
        @Indexed MemberId member,
        CredentialChange change,
        @Nullable MemberId by,
        @StoredName(amongWords = true) String what,
        Instant at) {}
