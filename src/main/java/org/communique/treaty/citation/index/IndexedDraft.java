package org.communique.treaty.citation.index;

import java.util.Collection;
import java.util.List;
import org.communique.statement.StatementId;
import org.communique.treaty.citation.recognition.CitationReader;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which articles a draft cites; nothing of its text.
 *
 * @param revision of the draft that was read
 * @param grammar  with which it was read
 * @param unreadable true if it took too much time or memory; otherwise null
 * @param articles of the Convention that are cited, those within ranges too
 */
@Document("draftCitations")
record IndexedDraft(
        @Id StatementId statement,
        long revision,
        int grammar,
        @Nullable Boolean unreadable,
        List<String> articles) {

    static IndexedDraft of(StatementId statement, long revision, List<String> articles) {
        return new IndexedDraft(statement, revision, CitationReader.GRAMMAR, null, articles);
    }

    static IndexedDraft unreadable(StatementId statement, long revision) {
        return new IndexedDraft(statement, revision, CitationReader.GRAMMAR, true, List.of());
    }

    boolean isOf(long now) {
        return revision == now && grammar == CitationReader.GRAMMAR;
    }

    boolean citesAny(Collection<String> wanted) {
        return articles.stream().anyMatch(wanted::contains);
    }
}
