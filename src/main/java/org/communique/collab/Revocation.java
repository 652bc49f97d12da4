package org.communique.collab;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Tells the other nodes to end a member's connections. */
@Document(Revocation.COLLECTION)
record Revocation(@Id String id, String member, Instant at) {

    static final String COLLECTION = "draft_revocations";
}
