package org.communique.language;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.crdt.YDoc;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.TextFile;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.TranslationEvent.TranslationChanged;
import org.communique.language.TranslationFileResult.HasWords;
import org.communique.language.TranslationFileResult.NotTaken;
import org.communique.language.TranslationFileResult.Taken;
import org.communique.statement.Statements;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Table;
import org.communique.text.leaf.EditedLeaves;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Translating elsewhere: a file with source and translation side by side goes out, and comes back filled in. */
@Service
@PreAuthorize("denyAll()")
public class TranslationFileService {

    private final Translations translations;
    private final TranslationReader reader;
    private final TranslationTextService texts;
    private final Statements statements;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;

    TranslationFileService(
            Translations translations,
            TranslationReader reader,
            TranslationTextService texts,
            Statements statements,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events) {
        this.translations = translations;
        this.reader = reader;
        this.texts = texts;
        this.statements = statements;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
    }

    /** A Word file with a table: number, source and translation of each passage, under the tags of their languages. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public byte[] docx(TranslationId id) {
        var statement = statements.findById(id.statement()).orElseThrow();
        return work.run(WorkKind.RENDERING, currentMember.id().value(), () -> {
            var rows = reader.read(translations.find(id).orElseThrow()).rows();
            return DocxWriter.write(new TextFile(
                    statement.title(),
                    id.language(),
                    Direction.ofLanguage(statement.language()),
                    TrackedLines.of(TwoColumns.of(rows, statement.language(), id.language())),
                    List.of(),
                    FileComments.NONE,
                    null));
        });
    }

    /**
     * Puts into the translation what a file says: the words of each passage whose source it has, of a file with the table of {@link #docx};
     * or its whole text, if nothing was translated before. Passages that are empty there stay as they are.
     */
    @PreAuthorize("@translationRights.canTranslate(#id)")
    public TranslationFileResult bringIn(TranslationId id, RichText file) {
        var aligned = heavily(() -> read(id));
        var table = TwoColumns.in(file);
        if (table.isEmpty()) {
            return whole(id, aligned, file);
        }
        var member = currentMember.id().value();
        var result = heavily(() -> fill(id, aligned, member, table.get()));
        if (result instanceof Taken) {
            events.publishEvent(new TranslationChanged(id));
        }
        return result;
    }

    private AlignedText read(TranslationId id) {
        return reader.read(translations.find(id).orElseThrow());
    }

    private <T> T heavily(Callable<T> reading) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), reading);
    }

    private TranslationFileResult fill(TranslationId id, AlignedText aligned, String member, Table table) {
        var state = collaborationService.current(id.draft());
        // Others wrote while it was read: its rows are those of another text.
        if (aligned.revision() != state.seq()) {
            return new NotTaken();
        }
        var draft = new YDoc();
        draft.applyUpdate(state.update());
        var leaves = DraftLeaves.of(draft);
        var filled = TwoColumns.read(table, aligned.rows(), leaves.byId());
        if (filled.edits().isEmpty()) {
            return new Taken(0, filled.left());
        }
        var text = EditedLeaves.of(leaves, filled.edits()).toRichText();
        var update = DraftCodec.replacement(state.update(), text);
        return collaborationService.applyAfter(id.draft(), state.seq(), member, update) == EditResult.APPLIED
                ? new Taken(filled.taken(), filled.left())
                : new NotTaken();
    }

    private TranslationFileResult whole(TranslationId id, AlignedText aligned, RichText file) {
        if (aligned.rows().stream().anyMatch(AlignedRow::isTranslated)) {
            return new HasWords();
        }
        if (!(texts.replaceAt(id, Set.of(aligned.revision()), file) instanceof ReplacementOutcome.Replaced)) {
            return new NotTaken();
        }
        var now = heavily(() -> read(id));
        return new Taken(
                (int) now.rows().stream().filter(AlignedRow::isTranslated).count(), List.of());
    }
}
