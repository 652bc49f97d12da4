package org.communique.publishing;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.communique.text.document.WordReplacement;
import org.communique.text.format.ComparisonLabels;
import org.communique.text.format.Html;
import org.communique.text.markdown.CanonicalText;

/**
 * Errors that a coordinator corrected after publication. The text without them is the next version of the statement, which no one
 * signed; it follows from the version before and the changes.
 *
 * @param version number of the corrected text
 * @param hash    of that text
 * @param reason  for all to read
 */
public record Correction(
        int version,
        String title,
        TextHash hash,
        List<WordReplacement> changes,
        String reason,
        MemberId by,
        Instant at) {

    /** What a reader of a corrected text is to know. */
    public record Note(List<Correction> corrections, int signedVersion, TextHash signedHash) {

        public Correction last() {
            return corrections.getLast();
        }
    }

    /** The passages that changed, as HTML. */
    static String changes(RichText before, RichText after) {
        var all = Comparison.between(before, after);
        var changed =
                all.passages().stream().filter(Comparison.Passage::isChanged).toList();
        var labels = new ComparisonLabels("", "", _ -> "", _ -> "", "");
        return Html.of(new Comparison(changed, all.summary()), labels);
    }

    static RichText corrected(String text, List<WordReplacement> changes) {
        var corrected = CanonicalText.read(text);
        for (var change : changes) {
            corrected = change.in(corrected);
        }
        return corrected;
    }

    static String correctedTitle(String title, List<WordReplacement> changes) {
        var corrected = title;
        for (var change : changes) {
            corrected = change.in(corrected);
        }
        return corrected;
    }

    Version of(Version before) {
        return new Version(
                VersionId.of(before.statement(), version),
                before.statement(),
                version,
                title,
                before.language(),
                CanonicalText.of(corrected(before.text(), changes)),
                hash,
                by,
                at,
                before.authors(),
                before.epoch(),
                before.facts(),
                reason);
    }
}
