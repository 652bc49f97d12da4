package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.communique.ledger.proof.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * A fact to record.
 *
 * @param key unique in its log, and the same if the fact is appended again, as in
 *     {@code signature/4711/2}; not part of what is sealed
 * @param type a word of the vocabulary, as in {@code signed}
 * @param at when it happened, taken from the fact and not from the clock, so that a repeated append is identical
 * @param fields what else the record says: strings, integers up to 2^53, booleans, and lists and maps of these
 * @param sealed facts about people, of which the record holds salted hashes only, so that they can be erased
 */
public record NewLedgerEntry(
        String key, String type, Instant at, Map<String, Object> fields, Map<String, Map<String, String>> sealed) {

    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9]{0,49}");
    private static final int MAX_KEY = 200;
    private static final int MAX_BYTES = 64 << 10;

    public NewLedgerEntry {
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("A key has 1 to " + MAX_KEY + " characters");
        }
        requireWord(type);
        fields.keySet().forEach(NewLedgerEntry::requireWord);
        sealed.keySet().forEach(NewLedgerEntry::requireWord);
        Set<String> names = new HashSet<>(fields.keySet());
        names.addAll(sealed.keySet());
        if (names.contains("type") || names.contains("at")) {
            throw new IllegalArgumentException("The fields \"type\" and \"at\" are the entry's own");
        }
        // MongoDB keeps milliseconds, and a fact read back from it must seal to the same bytes.
        at = at.truncatedTo(ChronoUnit.MILLIS);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        sealed = Collections.unmodifiableMap(new TreeMap<>(sealed));
        if (canonical(type, at, fields).getBytes(UTF_8).length
                        + CanonicalJson.write(sealed).getBytes(UTF_8).length
                > MAX_BYTES) {
            throw new IllegalArgumentException("An entry has at most " + MAX_BYTES + " bytes");
        }
    }

    public static NewLedgerEntry of(String key, String type, Instant at) {
        return new NewLedgerEntry(key, type, at, Map.of(), Map.of());
    }

    /** The entry with one more field, or as it is if there is no value. */
    public NewLedgerEntry with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new TreeMap<>(fields);
        more.put(name, value);
        return new NewLedgerEntry(key, type, at, more, sealed);
    }

    /**
     * The entry with a field that holds a salted hash of the facts. They are kept next to the record until they are erased.
     *
     * @param facts about people, by name
     */
    public NewLedgerEntry sealing(String name, Map<String, String> facts) {
        Map<String, Map<String, String>> more = new TreeMap<>(sealed);
        more.put(name, Map.copyOf(facts));
        return new NewLedgerEntry(key, type, at, fields, more);
    }

    /** The line of the record, with these instead of the sealed facts. */
    String canonical(Map<String, String> commitments) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.putAll(commitments);
        return canonical(type, at, all);
    }

    private static String canonical(String type, Instant at, Map<String, Object> fields) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.put("type", type);
        all.put("at", at.toString());
        return CanonicalJson.write(all);
    }

    private static void requireWord(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("Not a word of the record: " + word);
        }
    }
}
