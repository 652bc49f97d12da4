package org.communique.statement.access;

import org.communique.coalition.access.DraftAccessLookup;
import org.communique.coalition.directory.Member;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Grants are to members and to organisations. */
@Component
class StatementDraftAccessLookup implements DraftAccessLookup {

    private final Statements statements;

    StatementDraftAccessLookup(Statements statements) {
        this.statements = statements;
    }

    @Override
    public boolean hasAny(Member member) {
        return statements.existsByGrantsOrganisation(member.organisation())
                || statements.existsByGrantsMember(member.id());
    }
}
