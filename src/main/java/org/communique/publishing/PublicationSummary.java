package org.communique.publishing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A publication without its text, which may be large.
 *
 * @param document what was signed
 * @param by       the coordinator who published it; null before that was kept
 */
public record PublicationSummary(
        @Id Slug slug,
        int number,
        StatementId statement,
        VersionId version,
        StatementDocumentSummary document,
        @Nullable MemberId by,
        List<Correction> corrections) {

    /** The short one, of the path on this server. It stays when the title changes. */
    public String address() {
        return "/p/" + number;
    }

    /** What the page shows: the text with all corrections, and what was signed. */
    public StatementDocumentSummary shown() {
        return corrections.isEmpty() ? document : document.corrected(corrections);
    }

    public boolean isCorrected() {
        return !corrections.isEmpty();
    }

    PublicationSummary with(Correction correction) {
        var all = Stream.concat(corrections.stream(), Stream.of(correction)).toList();
        return new PublicationSummary(slug, number, statement, version, document, by, all);
    }

    /** Without corrections that are not public yet. */
    PublicationSummary upTo(int versions) {
        return new PublicationSummary(
                slug,
                number,
                statement,
                version,
                document,
                by,
                corrections.stream()
                        .filter(correction -> correction.version() <= versions)
                        .toList());
    }

    /** Of the text before the last so many corrections. */
    TextHash hash(int before) {
        int last = corrections.size() - before - 1;
        return last < 0 ? document.hash() : corrections.get(last).hash();
    }

    VersionId newest() {
        return VersionId.of(statement, version.number() + corrections.size());
    }

    Instant changedAt() {
        return corrections.isEmpty() ? document.date() : corrections.getLast().at();
    }
}
