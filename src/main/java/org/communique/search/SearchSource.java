package org.communique.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.statement.access.StatementOutline;

/** What a feature has that can be found by its words. It is read without a member: the search itself leaves out what one may not see. */
public interface SearchSource {

    /** Of its entries in the index; stays the same. */
    String name();

    SearchKind kind();

    /**
     * What it has: for each subject something that is another when the subject's entries are. A subject is a statement's id where it is
     * about {@link #ofStatements statements}. Asked for often, so that it must be cheap.
     *
     * @return empty if only the statement's own changes tell; then all is read again at a start
     */
    default Optional<Map<String, String>> marks(List<StatementOutline> statements) {
        return Optional.empty();
    }

    List<SearchEntry> entries(String subject);

    /** Whether only those may find its entries who may read the statement; otherwise all members may. */
    default boolean ofStatements() {
        return true;
    }

    /** The {@link SearchEntry.Secret}s that are secret now. */
    default Set<String> secrets() {
        return Set.of();
    }
}
