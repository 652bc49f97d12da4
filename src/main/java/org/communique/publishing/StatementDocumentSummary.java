package org.communique.publishing;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.statement.TextHash;
import org.communique.statement.version.VersionSummary;
import org.jspecify.annotations.Nullable;

/**
 * A statement document without its text, which may be large.
 *
 * @param hash of the text
 * @param note set if it is corrected; then no one signed it
 */
public record StatementDocumentSummary(
        String title,
        String language,
        String coalition,
        int version,
        TextHash hash,
        List<PublishedSignature> signatures,
        Instant date,
        Correction.@Nullable Note note) {

    static StatementDocumentSummary of(VersionSummary version, String coalition, List<PublishedSignature> signatures) {
        return new StatementDocumentSummary(
                version.title(),
                version.language(),
                coalition,
                version.number(),
                version.hash(),
                signatures,
                version.frozenAt(),
                null);
    }

    StatementDocument with(String text) {
        return new StatementDocument(title, language, coalition, version, text, hash, signatures, date, note);
    }

    StatementDocumentSummary dated(Instant day) {
        return new StatementDocumentSummary(title, language, coalition, version, hash, signatures, day, note);
    }

    StatementDocumentSummary corrected(List<Correction> corrections) {
        var last = corrections.getLast();
        return new StatementDocumentSummary(
                last.title(),
                language,
                coalition,
                last.version(),
                last.hash(),
                signatures,
                date,
                new Correction.Note(corrections, version, hash));
    }

    /** Number of the version that the signatories signed. */
    public int signedVersion() {
        return note == null ? version : note.signedVersion();
    }

    boolean isSignedBy(String organisation) {
        return signatures.stream()
                .anyMatch(signature -> signature.organisation().equals(organisation));
    }

    /** The same for documents that are rendered alike. */
    String fingerprint() {
        return TextHash.of(String.join(
                        "\n",
                        Integer.toString(DocumentRenderer.LAYOUT),
                        title,
                        language,
                        coalition,
                        Integer.toString(version),
                        hash.value(),
                        date.toString(),
                        signatures.toString(),
                        String.valueOf(note)))
                .value();
    }

    /** The signatures of one country, by name. */
    public record CountrySignatures(String name, List<PublishedSignature> signatures) {}

    /** By the countries' names in the locale. */
    public List<CountrySignatures> countries(Locale locale) {
        var collator = Collator.getInstance(locale);
        var byName = signatures.stream()
                .collect(Collectors.groupingBy(
                        signature -> Locale.of("", signature.country()).getDisplayCountry(locale),
                        () -> new TreeMap<>(collator),
                        Collectors.toList()));
        return byName.entrySet().stream()
                .map(entry -> new CountrySignatures(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparing(PublishedSignature::organisation, collator))
                                .toList()))
                .toList();
    }
}
