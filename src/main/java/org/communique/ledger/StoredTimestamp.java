package org.communique.ledger;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An authority's answer for one head of a log.
 *
 * @param id of the log and its size
 */
@Document("ledgerTimestamps")
record StoredTimestamp(@Id String id, byte[] response) {}
