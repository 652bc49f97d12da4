package org.communique.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.ledger.proof.CanonicalJson;

/**
 * A fact on record.
 *
 * @param index its place in its log, from 0 and without gaps
 */
public record RecordedEntry(int index, String type, Instant at, Map<String, Object> fields) {

    static RecordedEntry of(LedgerEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (CanonicalJson.read(entry.json()) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        Instant at = Instant.parse(String.valueOf(fields.remove("at")));
        return new RecordedEntry(entry.index(), String.valueOf(fields.remove("type")), at, fields);
    }
}
