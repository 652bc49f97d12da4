package org.communique.amendment.file;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.amendment.file.TextSource.OfDraft;
import org.communique.amendment.file.TextSource.OfVersion;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.settings.Coalition;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation;
import org.communique.comment.DraftCommentService;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.CommentedSide;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.screen.Languages;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The texts of a statement as files for word processors, with what the current member may see of changes and comments. */
@Service
@PreAuthorize("denyAll()")
public class TextFileService {

    private final Statements statements;
    private final StatementService versions;
    private final DraftService drafts;
    private final CommentService comments;
    private final DraftCommentService draftComments;
    private final AmendedDraftFile amendedDraft;
    private final ThreadExporter threads;
    private final Coalition coalition;
    private final Languages languages;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    TextFileService(
            Statements statements,
            StatementService versions,
            DraftService drafts,
            CommentService comments,
            DraftCommentService draftComments,
            AmendedDraftFile amendedDraft,
            ThreadExporter threads,
            Coalition coalition,
            Languages languages,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.drafts = drafts;
        this.comments = comments;
        this.draftComments = draftComments;
        this.amendedDraft = amendedDraft;
        this.threads = threads;
        this.coalition = coalition;
        this.languages = languages;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** Empty if there is no such version. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<byte[]> text(StatementId statement, TextOrder order, TextFormat format) {
        var against = order.against();
        var now = source(statement, order.text(), order.comments(), order.origin());
        var old = against == null ? now : source(statement, against, false, false);
        if (now.isEmpty() || old.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(heavily(() -> format.write(file(statement, old.get(), now.get(), order))));
    }

    /**
     * The draft with the open amendments that the current member may see as tracked changes, each of its organisation. Those that are not in
     * its text are comments that say why.
     *
     * @param origin whether the file says of which text it is
     */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] amendedDraft(StatementId statement, TextFormat format, boolean origin) {
        var current = statements.findById(statement).orElseThrow();
        var now = origin ? drafts.exported(statement) : null;
        var file = amendedDraft.of(current, locale(current), now);
        return heavily(() -> format.write(file.call()));
    }

    private TextFile file(StatementId statement, ChosenText old, ChosenText now, TextOrder order) {
        boolean tracked = order.against() != null;
        var locale = languages.best(List.of(Locale.forLanguageTag(now.language())));
        return new TextFile(
                now.title(),
                now.language(),
                Direction.ofLanguage(now.language()),
                tracked ? TrackedLines.between(old.text(), now.text()) : TrackedLines.of(now.text()),
                tracked ? List.of(now.reviser(order.origin())) : List.of(),
                new FileComments(threads.comments(now.conversation(), locale), CommentedSide.AFTER),
                order.origin() ? now.origin(statement) : null);
    }

    static String hash(RichText text) {
        return TextHash.of(CanonicalText.of(text)).value();
    }

    private Optional<ChosenText> source(StatementId id, TextSource source, boolean withComments, boolean origin) {
        return switch (source) {
            case OfDraft() -> Optional.of(draft(id, withComments, origin));
            case OfVersion(var number) -> version(VersionId.of(id, number), withComments);
        };
    }

    /** Many write it, so it is the coalition's, and so are versions, whoever submitted them. */
    private ChosenText draft(StatementId id, boolean withComments, boolean origin) {
        var statement = statements.findById(id).orElseThrow();
        var draft = origin ? drafts.exported(id) : drafts.current(id);
        return new ChosenText(
                draft.text(),
                statement.title(),
                statement.language(),
                null,
                draft.revision(),
                coalition.profile().name(),
                clock.instant(),
                withComments ? draftComments.about(id) : Conversation.NONE);
    }

    private Optional<ChosenText> version(VersionId id, boolean withComments) {
        return versions.version(id)
                .map(summary -> new ChosenText(
                        read(id),
                        summary.title(),
                        summary.language(),
                        summary.number(),
                        null,
                        coalition.profile().name(),
                        summary.frozenAt(),
                        withComments ? comments.about(id).orElse(Conversation.NONE) : Conversation.NONE));
    }

    private RichText read(VersionId id) {
        var text = versions.text(id).orElseThrow();
        return work.run(WorkKind.PARSE, currentMember.id().value(), () -> CanonicalText.read(text));
    }

    private Locale locale(Statement statement) {
        return languages.best(List.of(Locale.forLanguageTag(statement.language())));
    }

    private <T> T heavily(Callable<T> writing) {
        return work.run(WorkKind.RENDERING, currentMember.id().value(), writing);
    }

    /**
     * A text as it was read for a file.
     *
     * @param version  null for the draft
     * @param revision null for a version
     * @param author   who stands behind it
     */
    private record ChosenText(
            RichText text,
            String title,
            String language,
            @Nullable Integer version,
            @Nullable Long revision,
            String author,
            Instant at,
            Conversation conversation) {

        Reviser reviser(boolean origin) {
            var reviser = new Reviser(author, at);
            return origin ? reviser : reviser.onTheDay();
        }

        FileOrigin origin(StatementId statement) {
            return new FileOrigin(
                    version == null ? FileOrigin.Kind.DRAFT : FileOrigin.Kind.VERSION,
                    statement.value(),
                    version,
                    revision,
                    hash(text));
        }
    }
}
