package org.communique.statement.ui;

import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftKeyService;
import org.communique.statement.draft.DraftService;
import org.springframework.stereotype.Component;

/** What a writer's editor has and a reader's has not. */
@Component
class DraftEditorConfigurer {

    private final DraftService drafts;
    private final DraftKeyService draftKeys;

    DraftEditorConfigurer(DraftService drafts, DraftKeyService draftKeys) {
        this.drafts = drafts;
        this.draftKeys = draftKeys;
    }

    /** Of those who write in the draft, or in a copy of their own. */
    void keepUnsent(DraftEditor editor, StatementId statement) {
        draftKeys.keyFor(statement).ifPresent(editor::keepUnsentUnder);
    }

    void configure(DraftEditor editor, StatementId statement) {
        keepUnsent(editor, statement);
        editor.onRestored((from, before) -> drafts.recordRestoration(statement, from, before));
    }
}
