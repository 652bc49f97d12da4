package org.communique.statement;

import java.security.Principal;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Member;
import org.communique.collab.Access;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.collab.Participant;
import org.communique.statement.Grant.Right;
import org.springframework.stereotype.Component;

/** A draft is open to those to whom its statement is. That it is frozen is for the draft itself to say. */
@Component
class StatementDraftRights implements DraftRights {

    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    StatementDraftRights(Statements statements, StatementRights rights, CurrentMember currentMember) {
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    @Override
    public Access accessOf(Principal principal, DraftId draft) {
        var member = currentMember.find(principal);
        var statement = statements.findById(new StatementId(draft.value()));
        return member.isEmpty() || statement.isEmpty() ? new Access.None() : access(member.get(), statement.get());
    }

    private Access access(Member member, Statement statement) {
        var participant = new Participant(member.id().value(), member.name());
        if (rights.allows(member, statement, Right.EDIT)) {
            return new Access.Writer(participant);
        }
        return rights.allows(member, statement, Right.READ) ? new Access.Reader(participant) : new Access.None();
    }
}
