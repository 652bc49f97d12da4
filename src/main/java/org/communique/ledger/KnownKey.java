package org.communique.ledger;

import org.communique.ledger.proof.KeyChain;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The public keys that this database's logs are signed with, so that a lost or exchanged key file is noticed.
 *
 * @param id {@link #CURRENT}: there is one
 * @param verifierKey the current one
 * @param chain how it came to be that
 */
@Document("ledgerKeys")
record KnownKey(@Id String id, String verifierKey, String chain) {

    static final String CURRENT = "current";

    static KnownKey of(KeyChain chain) {
        return new KnownKey(CURRENT, chain.current().toString(), chain.toString());
    }

    KeyChain keyChain() {
        return KeyChain.parse(chain);
    }
}
