package org.communique.statement.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.screen.Toasts;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftKeyService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.MentionOutcome.WithoutAccess;
import org.communique.statement.draft.MentionService;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.ui.DraftEditor.Mentionable;
import org.communique.statement.ui.sharing.ShareDialog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a writer's editor has and a reader's has not. */
@Component
class DraftEditorConfigurer {

    private final DraftService drafts;
    private final DraftKeyService draftKeys;
    private final MentionService mentions;
    private final SharingService sharing;
    private final Directory directory;

    DraftEditorConfigurer(
            DraftService drafts,
            DraftKeyService draftKeys,
            MentionService mentions,
            SharingService sharing,
            Directory directory) {
        this.drafts = drafts;
        this.draftKeys = draftKeys;
        this.mentions = mentions;
        this.sharing = sharing;
        this.directory = directory;
    }

    /** Of those who write in the draft, or in a copy of their own. */
    void keepUnsent(DraftEditor editor, StatementId statement) {
        draftKeys.keyFor(statement).ifPresent(editor::keepUnsentUnder);
    }

    void configure(DraftEditor editor, StatementId statement) {
        keepUnsent(editor, statement);
        Runnable offerMembers = () -> editor.offerMembers(mentionable(statement));
        editor.onMembersWanted(offerMembers);
        editor.onMention(member -> mention(statement, member, offerMembers));
        editor.onRestored((from, before) -> drafts.recordRestoration(statement, from, before));
    }

    private List<Mentionable> mentionable(StatementId statement) {
        var mentionable = mentions.mentionable(statement);
        var organisations = directory.organisations(mentionable.stream()
                .map(each -> each.member().organisation())
                .distinct()
                .toList());
        return mentionable.stream()
                .map(each -> mentionable(each, organisations.get(each.member().organisation())))
                .toList();
    }

    private static Mentionable mentionable(MentionService.Mentionable each, @Nullable Organisation organisation) {
        var of = organisation == null ? "" : organisation.displayName();
        return new Mentionable(
                each.member().id().value(),
                each.member().name(),
                each.reads() ? of : I18NProvider.translate("statement.mention.no-access", of));
    }

    private void mention(StatementId statement, MemberId member, Runnable accessGiven) {
        if (mentions.mention(statement, member) instanceof WithoutAccess(var mentioned, var canBeAdded)) {
            if (canBeAdded) {
                Toasts.warning(
                        I18NProvider.translate("statement.mention.without-access", mentioned.name()),
                        I18NProvider.translate("statement.mention.give-access"),
                        () -> sharing.candidate(mentioned.id())
                                .ifPresent(candidate ->
                                        new ShareDialog(sharing, statement, candidate, accessGiven).open()));
            } else {
                Toasts.refused(I18NProvider.translate("statement.mention.ask-coordinator", mentioned.name()));
            }
        }
    }
}
