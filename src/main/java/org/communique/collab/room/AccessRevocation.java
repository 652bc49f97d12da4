package org.communique.collab.room;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Tells the other nodes to end a member's connections. */
@Document(AccessRevocation.COLLECTION)
public record AccessRevocation(@Id String id, String member, Instant at) {

    public static final String COLLECTION = "draftRevocations";
}
