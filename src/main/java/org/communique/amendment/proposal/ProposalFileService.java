package org.communique.amendment.proposal;

import org.communique.coalition.directory.CurrentMember;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.DocxWriter;
import org.communique.file.office.export.TextFile;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.draft.DraftText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets an organisation write its copy in a word processor: the copy goes out as a file. */
@Service
@PreAuthorize("denyAll()")
public class ProposalFileService {

    private final ProposalService proposals;
    private final Statements statements;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    ProposalFileService(
            ProposalService proposals, Statements statements, HeavyWorkExecutor work, CurrentMember currentMember) {
        this.proposals = proposals;
        this.statements = statements;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** What the copy says. */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement(), #id.organisation())")
    public byte[] docx(ProposalId id) {
        var statement = statements.findById(id.statement()).orElseThrow();
        var copy = proposals.exported(id);
        return work.run(
                WorkKind.DRAFT,
                currentMember.id().value(),
                () -> DocxWriter.write(TextFile.of(
                        statement.title(), statement.language(), copy.text(), origin(id.statement(), copy))));
    }

    private static FileOrigin origin(StatementId statement, DraftText copy) {
        return new FileOrigin(
                FileOrigin.Kind.PROPOSAL,
                statement.value(),
                null,
                copy.revision(),
                TextHash.of(CanonicalText.of(copy.text())).value());
    }
}
