package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.communique.ledger.proof.CanonicalJson;
import org.communique.ledger.proof.MerkleTree;
import org.communique.ledger.proof.Opening;
import org.communique.ledger.proof.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An entry as it is stored. The JSON is kept as text, because its bytes are hashed. Two entries can neither take
 * the same place nor have the same key: the indexes make a log linear and a second delivery harmless.
 *
 * @param openings the lines whose hashes the JSON holds, by field; the only part that ever changes: a line is erased
 */
@Document("ledgerEntries")
@CompoundIndex(name = "log_index", def = "{'log': 1, 'index': 1}", unique = true)
@CompoundIndex(name = "log_key", def = "{'log': 1, 'key': 1}", unique = true)
record LedgerEntry(@Id String id, String log, int index, String key, String json, Map<String, String> openings) {

    static String id(String log, int index) {
        return log + "/" + index;
    }

    static LedgerEntry of(String log, int index, NewLedgerEntry newLedgerEntry) {
        Map<String, String> openings = new TreeMap<>();
        Map<String, String> commitments = new TreeMap<>();
        newLedgerEntry.sealed().forEach((field, facts) -> {
            Opening opening = Opening.of(facts);
            openings.put(field, opening.line());
            commitments.put(field, opening.commitment());
        });
        return new LedgerEntry(
                id(log, index), log, index, newLedgerEntry.key(), newLedgerEntry.canonical(commitments), openings);
    }

    Sha256 leafHash() {
        return MerkleTree.leafHash(json.getBytes(UTF_8));
    }

    /** Null once it is erased. */
    @Nullable
    Opening opening(String field) {
        String line = openings.get(field);
        return line == null ? null : new Opening(line);
    }

    /** Whether it was made of this very fact, as far as that is not erased. */
    boolean records(NewLedgerEntry newLedgerEntry) {
        Map<String, String> commitments = new TreeMap<>();
        if (CanonicalJson.read(json) instanceof Map<?, ?> members) {
            newLedgerEntry
                    .sealed()
                    .keySet()
                    .forEach(field -> commitments.put(field, String.valueOf(members.get(field))));
        }
        return newLedgerEntry.canonical(commitments).equals(json)
                && newLedgerEntry.sealed().entrySet().stream().allMatch(field -> {
                    Opening opening = opening(field.getKey());
                    return opening == null || opening.facts().equals(field.getValue());
                });
    }
}
