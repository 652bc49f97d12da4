package org.communique.statement.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.statement.StatementId;
import org.communique.text.comparison.Quotation;
import org.springframework.stereotype.Component;

/** Quotes the words that anchors mean, as they are now. */
@Component
public class DraftQuotations {

    private final CollaborationService collaborationService;

    DraftQuotations(CollaborationService collaborationService) {
        this.collaborationService = collaborationService;
    }

    /** Without those whose words are no longer in the draft, or no longer in one passage. */
    public Map<DraftAnchor, Quotation> of(StatementId statement, Collection<DraftAnchor> anchors) {
        var document = new YDoc();
        document.applyUpdate(collaborationService.state(new DraftId(statement.value())));
        var passages = new DraftPassages(document);
        Map<DraftAnchor, Quotation> quotations = new HashMap<>();
        for (var anchor : anchors) {
            passages.words(anchor).ifPresent(words -> quotations.put(anchor, words.quotation()));
        }
        return quotations;
    }
}
