package org.communique.ledger.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a public log read in order: which texts were frozen and published, and who signed which. */
final class PublicLogReplay {

    /** The field of a {@code signed} entry that seals who signed. */
    static final String SIGNATORY = "signatory";

    /** @param signatory the commitment to who signed */
    record Signature(String textHash, String signatory) {}

    private final Set<String> frozenTexts = new LinkedHashSet<>();
    private final Map<Integer, Signature> signed = new HashMap<>();
    private final Map<Integer, Signature> standing = new LinkedHashMap<>();
    private final Set<Integer> erased = new HashSet<>();
    private @Nullable String publishedText;
    private @Nullable String correctedText;
    private String lastAt = "";
    private int withdrawn;

    /**
     * Reads the next entry.
     *
     * @throws MalformedException if the entry lacks what its type needs, or takes back a signature that is not there
     */
    void read(int index, String line) {
        if (!(CanonicalJson.read(line) instanceof Map<?, ?> entry)) {
            throw new MalformedException("an entry that is no JSON object");
        }
        lastAt = text(entry, "at");
        switch (text(entry, "type")) {
            case "frozen" -> frozenTexts.add(text(entry, "textHash"));
            case "published" -> publishedText = text(entry, "textHash");
            case "corrected" -> correct(text(entry, "signedTextHash"), text(entry, "textHash"));
            case "signed" -> sign(index, new Signature(text(entry, "textHash"), text(entry, SIGNATORY)));
            case "withdrawn" -> withdraw(number(entry, "signature"));
            case "erased" -> erase(entry);
            default -> {
                // Types that a later version adds are sealed like the others and mean nothing here.
            }
        }
    }

    private void correct(String signed, String corrected) {
        if (!signed.equals(publishedText)) {
            throw new MalformedException("a correction of a text that was not published");
        }
        correctedText = corrected;
    }

    private void sign(int index, Signature signature) {
        signed.put(index, signature);
        standing.put(index, signature);
    }

    private void withdraw(int signature) {
        if (standing.remove(signature) == null) {
            throw new MalformedException("a withdrawal without a signature");
        }
        withdrawn++;
    }

    private void erase(Map<?, ?> entry) {
        if (text(entry, "field").equals(SIGNATORY)) {
            int signature = number(entry, "entry");
            if (!signed.containsKey(signature)) {
                throw new MalformedException("an erasure where there is no name");
            }
            erased.add(signature);
        }
    }

    private static String text(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedException("an entry without \"" + name + "\"");
    }

    private static int number(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw new MalformedException("an entry without \"" + name + "\"");
    }

    /** Only checked for the whole record: the freeze may come after the signature if its append was retried. */
    boolean everySignedTextWasFrozen() {
        return signed.values().stream().map(Signature::textHash).allMatch(frozenTexts::contains);
    }

    boolean hasFrozenText() {
        return !frozenTexts.isEmpty();
    }

    boolean wasFrozen(String textHash) {
        return frozenTexts.contains(textHash);
    }

    /** The hash of the text published last, if any was. */
    @Nullable
    String publishedText() {
        return publishedText;
    }

    /** The hash of the text in which errors were corrected last, if any were. */
    @Nullable
    String correctedText() {
        return correctedText;
    }

    /** When the last act on record happened, as the record says. */
    String lastAt() {
        return lastAt;
    }

    /** All that were ever made, by their entries' places. */
    Map<Integer, Signature> signed() {
        return signed;
    }

    /** The signatures that were not taken back, under whichever text. */
    List<Map.Entry<Integer, Signature>> standing() {
        return List.copyOf(standing.entrySet());
    }

    boolean isErased(int signature) {
        return erased.contains(signature);
    }

    int withdrawn() {
        return withdrawn;
    }
}
