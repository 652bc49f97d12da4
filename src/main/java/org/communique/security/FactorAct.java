package org.communique.security;

import java.time.Instant;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Something that was done to a member's second factors. The record only grows.
 *
 * @param by   null when the operator did it on the command line
 * @param what the label of a passkey; empty otherwise
 */
@Document("second-factor-acts")
record FactorAct(
        @Id String id,
        @Indexed MemberId member,
        FactorChange change,
        @Nullable MemberId by,
        String what,
        Instant at) {}
