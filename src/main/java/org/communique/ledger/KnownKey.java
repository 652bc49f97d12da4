package org.communique.ledger;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The public key that this database's logs are signed with, so that a lost or exchanged key file is noticed.
 *
 * @param id {@link #CURRENT}; keys that were replaced will be kept under their own ids
 */
@Document("ledger_keys")
record KnownKey(@Id String id, String verifierKey) {

    static final String CURRENT = "current";
}
