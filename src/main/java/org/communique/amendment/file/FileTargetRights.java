package org.communique.amendment.file;

import org.communique.amendment.AmendmentRights;
import org.communique.amendment.file.FileTarget.OfCopy;
import org.communique.amendment.file.FileTarget.OfDraft;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who may bring changes of a file in: who may write there. */
@Component("fileTargetRights")
class FileTargetRights {

    private final AmendmentRights amendmentRights;
    private final StatementRights statementRights;

    FileTargetRights(AmendmentRights amendmentRights, StatementRights statementRights) {
        this.amendmentRights = amendmentRights;
        this.statementRights = statementRights;
    }

    public boolean canWrite(FileTarget target) {
        return switch (target) {
            case OfCopy(var proposal) -> amendmentRights.canPropose(proposal.statement(), proposal.organisation());
            case OfDraft(var statement) -> statementRights.canEdit(statement);
        };
    }
}
