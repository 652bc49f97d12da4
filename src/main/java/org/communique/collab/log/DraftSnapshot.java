package org.communique.collab.log;

import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A draft as it was after the edit with this number, as an update in format V1. */
@Document("draftSnapshots")
public record DraftSnapshot(@Id DraftId id, long seq, byte[] bytes) {}
