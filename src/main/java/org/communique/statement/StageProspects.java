package org.communique.statement;

import java.util.List;
import java.util.Set;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;

/** Foretells who could decide on the stages that a statement has before it. */
public interface StageProspects {

    /** In the order of the workflow, if the text of these authors were submitted now. */
    List<Prospect> of(Statement statement, Set<MemberId> authors);

    /**
     * @param role   whom the stage asks
     * @param needed how many of them must approve
     * @param able   those who could
     */
    record Prospect(String stage, Role role, int needed, List<Member> able) {

        public boolean hopeless() {
            return able.size() < needed;
        }
    }
}
