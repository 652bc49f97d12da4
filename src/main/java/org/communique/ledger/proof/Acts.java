package org.communique.ledger.proof;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a public log read in order: which texts were frozen and published, and who stands behind which. */
final class Acts {

    /** An organisation as its signature names it. */
    record Signatory(String organisation, String country) {}

    record Signature(String textHash, @Nullable String reservation) {}

    private final Set<String> frozenTexts = new LinkedHashSet<>();
    private final Set<String> signedTexts = new LinkedHashSet<>();
    private final Map<Signatory, Signature> signatures = new LinkedHashMap<>();
    private @Nullable String publishedText;
    private String lastAt = "";
    private int signed;
    private int withdrawn;

    /** @throws MalformedException if the entry lacks what its type needs, or takes back a signature that is not there */
    void read(String line) {
        if (!(CanonicalJson.read(line) instanceof Map<?, ?> entry)) {
            throw new MalformedException("an entry that is no JSON object");
        }
        lastAt = text(entry, "at");
        switch (text(entry, "type")) {
            case "frozen" -> frozenTexts.add(text(entry, "textHash"));
            case "published" -> publishedText = text(entry, "textHash");
            case "signed" -> sign(entry);
            case "withdrawn" -> withdraw(entry);
            default -> {
                // Types that a later version adds are sealed like the others and mean nothing here.
            }
        }
    }

    private void sign(Map<?, ?> entry) {
        String textHash = text(entry, "textHash");
        signedTexts.add(textHash);
        String reservation = entry.get("reservation") instanceof String own ? own : null;
        signatures.put(signatory(entry), new Signature(textHash, reservation));
        signed++;
    }

    private void withdraw(Map<?, ?> entry) {
        if (signatures.remove(signatory(entry)) == null) {
            throw new MalformedException("a withdrawal without a signature");
        }
        withdrawn++;
    }

    private static Signatory signatory(Map<?, ?> entry) {
        return new Signatory(text(entry, "organisation"), text(entry, "country"));
    }

    private static String text(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof String text) {
            return text;
        }
        throw new MalformedException("an entry without \"" + name + "\"");
    }

    /** Only true of the whole record: the freezing may stand after the signature if its delivery had to be repeated. */
    boolean everySignedTextWasFrozen() {
        return frozenTexts.containsAll(signedTexts);
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

    /** When the last act on record happened, as the record says. */
    String lastAt() {
        return lastAt;
    }

    /** The signatures that stand, under whichever text. */
    Map<Signatory, Signature> signatures() {
        return signatures;
    }

    int signed() {
        return signed;
    }

    int withdrawn() {
        return withdrawn;
    }
}
