package org.communique.treaty.citation.index;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.DraftText;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.recognition.CitationReader;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Which drafts cite which articles. A draft is read again when it was edited since; its words are kept nowhere. Drafts are read as
 * the current member, who may read them.
 */
@Component
class DraftCitations {

    private final MongoOperations mongo;
    private final DraftService drafts;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;

    DraftCitations(MongoOperations mongo, DraftService drafts, CurrentMember currentMember, HeavyWorkExecutor work) {
        this.mongo = mongo;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.work = work;
    }

    /** Those that were read and have not been edited since. */
    Map<StatementId, IndexedDraft> upToDate(Collection<StatementId> statements) {
        return mongo.find(query(where("_id").in(statements)), IndexedDraft.class).stream()
                .filter(draft -> draft.isOf(drafts.revision(draft.statement())))
                .collect(toMap(IndexedDraft::statement, draft -> draft));
    }

    /** Reads a draft, and keeps which articles it cites. */
    IndexedDraft read(StatementId statement) {
        var draft = drafts.current(statement);
        var read = read(statement, draft);
        mongo.save(read);
        return read;
    }

    private IndexedDraft read(StatementId statement, DraftText draft) {
        try {
            var read = work.run(WorkKind.PARSE, turn(), () -> CitationReader.read(draft.text()));
            return IndexedDraft.of(statement, draft.revision(), CitationIndex.articles(read.places()));
        } catch (TooBusyException e) {
            throw e;
        } catch (WorkStoppedException e) {
            return switch (e.reason()) {
                case OUT_OF_TIME, OUT_OF_MEMORY -> IndexedDraft.unreadable(statement, draft.revision());
                case CANCELLED, TOO_BUSY -> throw e;
            };
        }
    }

    /** As the draft is now. */
    List<CitedPlace> places(StatementId statement) {
        var text = drafts.read(statement);
        return work.run(WorkKind.PARSE, turn(), () -> CitationReader.read(text)).places();
    }

    private String turn() {
        return currentMember.id().value();
    }
}
