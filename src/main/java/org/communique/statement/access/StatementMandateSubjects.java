package org.communique.statement.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.mandate.MandateSubjectProvider;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** A mandate can be limited to statements that its giver may open, and to any that is about to be signed. */
@Component
class StatementMandateSubjects implements MandateSubjectProvider {

    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    StatementMandateSubjects(Statements statements, StatementRights rights, CurrentMember currentMember) {
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    @Override
    public Map<MandateSubject, String> known() {
        var member = currentMember.get();
        var open = rights.opensTo(member);
        var known = new LinkedHashMap<MandateSubject, String>();
        for (var statement : statements.findAllByOrderByChangedAtDesc()) {
            if (isAboutToBeSigned(statement) || open.test(statement)) {
                known.put(new MandateSubject(statement.id().value()), statement.title());
            }
        }
        return known;
    }

    private static boolean isAboutToBeSigned(Statement statement) {
        return statement.phase() == Phase.APPROVED || statement.phase() == Phase.SIGN_ON;
    }
}
