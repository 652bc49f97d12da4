package org.communique.publishing;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.statement.TextHash;

/**
 * An edition without its text, which may be large.
 *
 * @param hash of the text
 */
public record EditionSummary(
        String title,
        String language,
        String coalition,
        int version,
        TextHash hash,
        List<PublishedSignature> signatures,
        Instant date) {

    Edition with(String text) {
        return new Edition(title, language, coalition, version, text, hash, signatures, date);
    }

    EditionSummary dated(Instant day) {
        return new EditionSummary(title, language, coalition, version, hash, signatures, day);
    }

    boolean isSignedBy(String organisation) {
        return signatures.stream()
                .anyMatch(signature -> signature.organisation().equals(organisation));
    }

    /** The same for editions that are rendered alike. */
    String fingerprint() {
        return TextHash.of(String.join(
                        "\n",
                        Integer.toString(Editions.LAYOUT),
                        title,
                        language,
                        coalition,
                        Integer.toString(version),
                        hash.value(),
                        date.toString(),
                        signatures.toString()))
                .value();
    }

    /** The signatures of one country, by name. */
    public record Country(String name, List<PublishedSignature> signatures) {}

    /** By the countries' names in the locale. */
    public List<Country> countries(Locale locale) {
        var collator = Collator.getInstance(locale);
        var byName = signatures.stream()
                .collect(Collectors.groupingBy(
                        signature -> Locale.of("", signature.country()).getDisplayCountry(locale),
                        () -> new TreeMap<>(collator),
                        Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> new Country(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparing(PublishedSignature::organisation, collator))
                                .toList()))
                .toList();
    }
}
