package org.communique.amendment.proposal;

import java.util.Set;
import java.util.stream.Stream;
import org.communique.amendment.proposal.UploadedText.Found;
import org.communique.amendment.proposal.UploadedText.Tracking;
import org.communique.amendment.proposal.UploadedText.Unreadable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.publishing.office.export.DocxWriter;
import org.communique.publishing.office.export.FileOrigin;
import org.communique.publishing.office.export.TextFile;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets an organisation write its copy in a word processor: the copy goes out as a file, and a file takes the place of its text. */
@Service
@PreAuthorize("denyAll()")
public class ProposalFileService {

    private final ProposalService proposals;
    private final Statements statements;
    private final TextImporter importer;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    ProposalFileService(
            ProposalService proposals,
            Statements statements,
            TextImporter importer,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.proposals = proposals;
        this.statements = statements;
        this.importer = importer;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** What the copy says. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public byte[] docx(ProposalId id) {
        var statement = statements.findById(id.statement()).orElseThrow();
        var text = proposals.current(id).text();
        return work.run(
                WorkKind.DRAFT,
                currentMember.id().value(),
                () -> DocxWriter.write(
                        TextFile.of(statement.title(), statement.language(), text, origin(id.statement(), text))));
    }

    private static FileOrigin origin(StatementId statement, RichText text) {
        return new FileOrigin(
                FileOrigin.Kind.PROPOSAL,
                statement.value(),
                null,
                TextHash.of(CanonicalText.of(text)).value());
    }

    /** What a file says; nothing is changed yet. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public UploadedText read(ProposalId id, String filename, byte[] content) {
        return switch (importer.read(filename, content)) {
            case ImportResult.Unreadable(var why) -> new Unreadable(why);
            case ImportResult.Read read -> found(id, read);
        };
    }

    private Found found(ProposalId id, ImportResult.Read read) {
        var copy = proposals.current(id);
        var begun = proposals.base(id);
        return work.run(WorkKind.COMPARISON, currentMember.id().value(), () -> {
            var base = DraftCodec.read(begun);
            return new Found(
                    copy.revision(),
                    read.text(),
                    tracking(read.original(), base, copy.text()),
                    Comparison.between(base, read.text()).summary(),
                    read.losses());
        });
    }

    private static Tracking tracking(ImportResult.@Nullable Read original, RichText base, RichText copy) {
        if (original == null) {
            return Tracking.NONE;
        }
        var before = CanonicalText.of(original.text());
        return Stream.of(base, copy).map(CanonicalText::of).anyMatch(before::equals)
                ? Tracking.WHOLE
                : Tracking.OF_ANOTHER_TEXT;
    }

    /** Puts the text in the place of what the copy says, unless someone changed the copy since the file was read. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public ReplacementOutcome use(ProposalId id, Found found) {
        return proposals.replaceAt(id, Set.of(found.revision()), found.text());
    }
}
