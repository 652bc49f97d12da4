package org.communique.statement.ui;

import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftKeyService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.MentionService;
import org.communique.statement.ui.DraftEditor.Mentionable;
import org.springframework.stereotype.Component;

/** What a writer's editor has and a reader's has not. */
@Component
class DraftEditorConfigurer {

    private final DraftService drafts;
    private final DraftKeyService draftKeys;
    private final MentionService mentions;
    private final Directory directory;

    DraftEditorConfigurer(
            DraftService drafts, DraftKeyService draftKeys, MentionService mentions, Directory directory) {
        this.drafts = drafts;
        this.draftKeys = draftKeys;
        this.mentions = mentions;
        this.directory = directory;
    }

    void configure(DraftEditor editor, StatementId statement) {
        draftKeys.keyFor(statement).ifPresent(editor::keepUnsentUnder);
        editor.offerMembers(() -> mentionable(statement));
        editor.onMention(member -> mentions.mention(statement, member));
        editor.onRestored((from, before) -> drafts.recordRestoration(statement, from, before));
    }

    private List<Mentionable> mentionable(StatementId statement) {
        return mentions.mentionable(statement).stream()
                .map(member -> new Mentionable(
                        member.id().value(),
                        member.name(),
                        directory
                                .organisation(member.organisation())
                                .map(Organisation::displayName)
                                .orElse("")))
                .toList();
    }
}
