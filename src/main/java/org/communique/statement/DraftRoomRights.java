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

/** Who may be in the room of a statement's draft: those who may read the statement; those who may edit it, as writers. */
@Component
class DraftRoomRights implements DraftRights {

    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    DraftRoomRights(Statements statements, StatementRights rights, CurrentMember currentMember) {
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    @Override
    public Access accessOf(Principal principal, DraftId draft) {
        var statement = statements.findById(new StatementId(draft.value()));
        var member = currentMember.find(principal);
        return member.isEmpty() || statement.isEmpty() ? new Access.None() : accessOf(member.get(), statement.get());
    }

    private Access accessOf(Member member, Statement statement) {
        var participant = new Participant(member.id().value(), member.name());
        if (statement.phase() == Phase.DRAFTING && rights.allows(member, statement, Right.EDIT)) {
            return new Access.Writer(participant);
        }
        return rights.allows(member, statement, Right.READ) ? new Access.Reader(participant) : new Access.None();
    }
}
