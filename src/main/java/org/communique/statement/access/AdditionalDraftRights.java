package org.communique.statement.access;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.coalition.directory.Member;
import org.communique.collab.DraftId;
import org.communique.statement.StatementId;

/** Drafts that belong to a statement besides its own. Whom a feature lets in must be able to read the statement, too. */
public interface AdditionalDraftRights {

    /**
     * @param readers may see it
     * @param writers may change it, of those who may see it
     */
    record AdditionalDraft(StatementId statement, Predicate<Member> readers, Predicate<Member> writers) {}

    /** Those of these that there are. */
    Map<DraftId, AdditionalDraft> find(Set<DraftId> drafts);
}
