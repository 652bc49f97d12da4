package org.communique.amendment.file;

import org.communique.amendment.proposal.ProposalId;
import org.communique.statement.StatementId;

/** The text that the changes of a file are to go into. */
public sealed interface FileTarget {

    StatementId statement();

    /** An organisation's copy. */
    record OfCopy(ProposalId proposal) implements FileTarget {

        @Override
        public StatementId statement() {
            return proposal.statement();
        }
    }

    record OfDraft(StatementId statement) implements FileTarget {}
}
