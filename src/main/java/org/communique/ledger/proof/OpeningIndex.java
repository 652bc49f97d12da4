package org.communique.ledger.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The openings that come with a log, each found by its hash. */
final class OpeningIndex {

    private final Map<String, Map<String, @Nullable Object>> openings = new HashMap<>();

    /** @throws MalformedException if a line is no opening, or is there twice */
    OpeningIndex(List<byte[]> lines) {
        for (byte[] line : lines) {
            Opening opening = new Opening(BundleFileDecoder.decode(line));
            if (openings.put(opening.commitment(), opening.facts()) != null) {
                throw new MalformedException("a name is there twice");
            }
        }
    }

    boolean has(String commitment) {
        return openings.containsKey(commitment);
    }

    /** Whether there are openings of nothing that is sealed. */
    boolean hasOthersThan(PublicLogReplay publicLogReplay) {
        Set<String> others = new HashSet<>(openings.keySet());
        publicLogReplay.signed().values().forEach(signature -> others.remove(signature.signatory()));
        return !others.isEmpty();
    }

    /** The organisation as it signed, on one line. */
    String signatory(String commitment) {
        Map<String, @Nullable Object> facts = openings.getOrDefault(commitment, Map.of());
        if (facts.get("organisation") instanceof String organisation
                && facts.get("country") instanceof String country) {
            return organisation + " (" + country + ")"
                    + (facts.containsKey("reservation") ? ", with a reservation" : "");
        }
        throw new MalformedException("a signatory without \"organisation\" or \"country\"");
    }
}
