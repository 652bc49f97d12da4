package org.communique.collab;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A draft as it was after the edit with this number, as an update in format V1. */
@Document("draft_snapshots")
record DraftSnapshot(@Id DraftId id, long seq, byte[] bytes) {}
