package org.communique.statement.lifecycle;

import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Statement;

/** Foretells who could decide on the stages that a statement has before it. */
public interface StageForecaster {

    /** In the order of the workflow, if the text of these authors were submitted now. */
    List<StageForecast> of(Statement statement, Set<MemberId> authors);

    /**
     * @param role    of the reviewers
     * @param counted whether approvals are counted; otherwise it passes if no one objects
     * @param needed  how many of them must decide at least
     * @param able    members who could
     */
    record StageForecast(String stage, Role role, boolean counted, int needed, List<Member> able) {

        public boolean undecidable() {
            return able.size() < needed;
        }
    }
}
