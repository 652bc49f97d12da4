package org.communique.amendment.ui.suggestion;

import org.communique.amendment.suggestion.DraftSuggestionService;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.comment.ui.AboutThreadsFactory;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.DraftMargin;
import org.communique.statement.ui.DraftMarginPart;
import org.communique.statement.ui.DraftMarginSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Opens a draft to suggest changes in it, as the current member may. */
@Component
@Order(1)
class SuggestedDraftFactory implements DraftMarginSource {

    private final DraftSuggestionService suggestions;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final AboutThreadsFactory threads;

    SuggestedDraftFactory(
            DraftSuggestionService suggestions,
            StatementRights rights,
            CurrentMember currentMember,
            Directory directory,
            AboutThreadsFactory threads) {
        this.suggestions = suggestions;
        this.rights = rights;
        this.currentMember = currentMember;
        this.directory = directory;
        this.threads = threads;
    }

    @Override
    public DraftMarginPart open(DraftMargin margin, Statement statement) {
        return new SuggestedDraft(
                statement.id(),
                margin,
                new SuggestedDraft.Rights(
                        currentMember.id(),
                        rights.canComment(statement.id()),
                        rights.canEdit(statement.id()),
                        rights.canCoordinate(statement.id())),
                suggestions,
                directory,
                threads);
    }
}
