package org.communique.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.file.print.FontCoverage;
import org.communique.statement.TextHash;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Heading;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A text to publish or export, with all that is shown around it.
 *
 * @param language  BCP 47 tag of the text
 * @param coalition its name at the time
 * @param version   number of the version
 * @param text      canonical CommonMark, what the hash is of
 * @param date      of publication, or of the freeze while it is not published
 * @param note      set if it is corrected; then no one signed it
 */
public record StatementDocument(
        String title,
        String language,
        String coalition,
        int version,
        String text,
        TextHash hash,
        List<PublishedSignature> signatures,
        Instant date,
        Correction.@Nullable Note note) {

    StatementDocumentSummary summary() {
        return new StatementDocumentSummary(title, language, coalition, version, hash, signatures, date, note);
    }

    /** Number of the version that the signatories signed. */
    public int signedVersion() {
        return summary().signedVersion();
    }

    public TextHash signedHash() {
        return note == null ? hash : note.signedHash();
    }

    public List<StatementDocumentSummary.CountrySignatures> countries(Locale locale) {
        return summary().countries(locale);
    }

    /** That of its language, or of its title if someone named a wrong language. */
    public Direction direction() {
        return Direction.ofLanguage(language).isRightToLeft() ? Direction.RIGHT_TO_LEFT : Direction.of(title);
    }

    /** Characters that its PDF cannot show, because none of the document fonts has them. */
    public List<String> unprintable() {
        var names = signatures.stream().flatMap(PublishedSignature::words).collect(Collectors.joining());
        return FontCoverage.missing(title + coalition + text + names);
    }

    /** The text without a first heading that only repeats the title, which every page shows already. */
    public RichText body() {
        var text = CanonicalText.read(this.text);
        boolean repeated = !text.blocks().isEmpty()
                && text.blocks().getFirst() instanceof Heading(var _, var content)
                && PlainText.of(content).strip().equalsIgnoreCase(title.strip());
        return repeated ? new RichText(text.blocks().subList(1, text.blocks().size())) : text;
    }
}
