package org.communique.language;

import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.language.TranslationEvent.TranslationChanged;
import org.communique.language.alignment.Alignment;
import org.communique.statement.draft.DraftText;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The whole text of a translation, to read and to replace. */
@Service
@PreAuthorize("denyAll()")
public class TranslationTextService {

    private final Translations translations;
    private final TranslationReader reader;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;

    TranslationTextService(
            Translations translations,
            TranslationReader reader,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events) {
        this.translations = translations;
        this.reader = reader;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
    }

    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public DraftText current(TranslationId id) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> {
            var state = collaborationService.current(id.draft());
            return new DraftText(DraftCodec.read(state.update()), state.seq());
        });
    }

    /** Puts a text in the place of what it says, as an edit of the current member; what both have alike stays. */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public ReplacementOutcome replace(TranslationId id, RichText text) {
        return replace(id, text, null);
    }

    /** As {@link #replace}, if it is at one of these revisions or has the text already. No edit of another comes in between. */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public ReplacementOutcome replaceAt(TranslationId id, Set<Long> revisions, RichText text) {
        return replace(id, text, revisions);
    }

    private ReplacementOutcome replace(TranslationId id, RichText text, @Nullable Set<Long> revisions) {
        var member = currentMember.id().value();
        var result = work.run(WorkKind.DRAFT, member, () -> replace(id, member, text, revisions));
        if (result == EditResult.APPLIED) {
            events.publishEvent(new TranslationChanged(id));
        }
        return ReplacementOutcome.of(result);
    }

    private EditResult replace(TranslationId id, String member, RichText text, @Nullable Set<Long> revisions) {
        var state = collaborationService.current(id.draft());
        if (revisions != null && !revisions.contains(state.seq())) {
            return DraftCodec.says(state.update(), text) ? EditResult.APPLIED : EditResult.OVERTAKEN;
        }
        boolean begins = reader.read(translations.find(id).orElseThrow()).alignment().rows().stream()
                .allMatch(row -> row.targetWords().isEmpty());
        var update = DraftCodec.replacement(state.update(), text);
        var result = revisions == null
                ? collaborationService.apply(id.draft(), member, update)
                : collaborationService.applyAfter(id.draft(), state.seq(), member, update);
        if (begins && result == EditResult.APPLIED) {
            alignAnew(id);
        }
        return result;
    }

    /** Which passage translates which is known of no row: a text that was translated elsewhere may have other paragraphs than its source. */
    private void alignAnew(TranslationId id) {
        OptimisticRetry.run(
                id,
                _ -> translations
                        .find(id)
                        .map(translation -> translation.with(aligned(translation)))
                        .flatMap(translations::save));
    }

    private Alignment aligned(Translation translation) {
        var now = reader.read(translation).alignment();
        return Alignment.of(now.source(), now.target());
    }
}
