package org.communique.treaty.citation.index;

import java.util.List;
import org.communique.statement.VersionId;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;
import org.communique.treaty.citation.recognition.CitationReader;
import org.communique.treaty.citation.recognition.CitationReader.ReadCitations;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a version cites.
 *
 * @param grammar  with which it was read
 * @param unreadable true if it took too much time or memory, or could not be read for another reason; otherwise null
 * @param articles of the Convention that are cited, those within ranges too; to be searched
 * @param unclear  null in what an earlier grammar read
 */
@Document("versionCitations")
record IndexedVersion(
        @Id VersionId id,
        int grammar,
        @Nullable Boolean unreadable,
        List<String> articles,
        List<CitedPlace> places,
        @Nullable List<UnclearPlace> unclear) {

    static IndexedVersion of(VersionId id, List<String> articles, ReadCitations read) {
        return new IndexedVersion(id, CitationReader.GRAMMAR, null, articles, read.places(), read.unclear());
    }

    static IndexedVersion unreadable(VersionId id) {
        return new IndexedVersion(id, CitationReader.GRAMMAR, true, List.of(), List.of(), List.of());
    }

    ReadCitations citations() {
        return new ReadCitations(places, unclear == null ? List.of() : unclear);
    }

    boolean isCurrent() {
        return grammar == CitationReader.GRAMMAR && unreadable == null;
    }
}
