package org.communique.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.ledger.proof.CanonicalJson;
import org.communique.ledger.proof.Opening;
import org.jspecify.annotations.Nullable;

/**
 * A fact on record.
 *
 * @param index its place in its log, from 0 and without gaps
 * @param sealed what its sealed fields hold, as far as it is not erased
 */
public record RecordedEntry(
        int index,
        String type,
        Instant at,
        Map<String, Object> fields,
        Map<String, Map<String, @Nullable Object>> sealed) {

    static RecordedEntry of(LedgerEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (CanonicalJson.read(entry.json()) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        Instant at = Instant.parse(String.valueOf(fields.remove("at")));
        Map<String, Map<String, @Nullable Object>> sealed = new LinkedHashMap<>();
        entry.openings().forEach((field, line) -> sealed.put(field, new Opening(line).facts()));
        return new RecordedEntry(entry.index(), String.valueOf(fields.remove("type")), at, fields, sealed);
    }
}
