package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.communique.ledger.proof.MerkleTree;
import org.communique.ledger.proof.Sha256;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entry as it is stored. The JSON is kept as text, because its bytes are what is sealed. Two entries can neither take
 * the same place nor have the same key: the indexes make a log linear and a second delivery harmless.
 */
@Document("ledger_entries")
@CompoundIndex(name = "log_index", def = "{'log': 1, 'index': 1}", unique = true)
@CompoundIndex(name = "log_key", def = "{'log': 1, 'key': 1}", unique = true)
record LedgerEntry(@Id String id, String log, int index, String key, String json) {

    static LedgerEntry of(String log, int index, Entry entry) {
        return new LedgerEntry(log + "/" + index, log, index, entry.key(), entry.canonical());
    }

    Sha256 leafHash() {
        return MerkleTree.leafHash(json.getBytes(UTF_8));
    }
}
