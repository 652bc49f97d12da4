package org.communique.statement.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.member.MandateSubjectProvider;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** A mandate can be limited to statements that its giver may open, and to any that is about to be signed. */
@Component
class StatementMandateSubjects implements MandateSubjectProvider {

    private final StatementLists lists;

    StatementMandateSubjects(StatementLists lists) {
        this.lists = lists;
    }

    @Override
    public Map<MandateSubject, String> known() {
        var all = lists.find(new Query().with(Sort.by(Direction.DESC, "changedAt", "_id")));
        var open = lists.openAmong(all);
        var known = new LinkedHashMap<MandateSubject, String>();
        for (var statement : all) {
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
