package org.communique.treaty.citation.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.work.TooBusyException;
import org.springframework.stereotype.Component;

/** Finds the drafts that cite articles. Those that the current member may not read are neither read nor counted. */
@Component
class CitingDrafts {

    /** Those that were changed last. */
    private static final int MOST_WATCHED = 200;

    private static final int MOST_READ = 25;
    private static final int MOST_SHOWN = 25;

    private final DraftCitations index;
    private final CitedEditions citedEditions;
    private final StatementRights rights;

    CitingDrafts(DraftCitations index, CitedEditions citedEditions, StatementRights rights) {
        this.index = index;
        this.citedEditions = citedEditions;
        this.rights = rights;
    }

    /** @param all that the member may open, last changed first */
    CitingStatements citing(List<Statement> all, EditionId edition, Set<ArticleNumber> articles) {
        var drafts = all.stream()
                .filter(statement -> statement.phase().isDrafted())
                .filter(statement -> rights.canRead(statement.id()))
                .limit(MOST_WATCHED)
                .toList();
        var ids = drafts.stream().map(Statement::id).toList();
        Map<StatementId, IndexedDraft> read = new HashMap<>(index.upToDate(ids));
        boolean complete = readMissing(ids, read);
        var wanted = articles.stream().map(ArticleNumber::value).collect(Collectors.toSet());
        var citing = drafts.stream()
                .filter(draft -> read.get(draft.id()) instanceof IndexedDraft found && found.citesAny(wanted))
                .toList();
        var shown = ofEdition(citing, edition).stream()
                .limit(MOST_SHOWN)
                .map(draft -> CitingStatement.of(draft, null, index.places(draft.id()), articles))
                .filter(draft -> !draft.places().isEmpty())
                .toList();
        var unreadable = read.values().stream()
                .filter(draft -> draft.unreadable() != null)
                .count();
        return new CitingStatements(shown, complete, unreadable);
    }

    private boolean readMissing(Collection<StatementId> wanted, Map<StatementId, IndexedDraft> read) {
        var missing = wanted.stream().filter(id -> !read.containsKey(id)).toList();
        try {
            missing.stream().limit(MOST_READ).forEach(id -> read.put(id, index.read(id)));
        } catch (TooBusyException e) {
            return false;
        }
        return missing.size() <= MOST_READ;
    }

    private List<Statement> ofEdition(List<Statement> drafts, EditionId edition) {
        var chosen = citedEditions.chosen(drafts.stream().map(Statement::id).toList());
        var current = citedEditions.current().id();
        return drafts.stream()
                .filter(draft -> chosen.getOrDefault(draft.id(), current).equals(edition))
                .toList();
    }
}
