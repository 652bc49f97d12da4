package org.communique.statement;

import java.util.List;
import org.communique.coalition.Member;

/** A feature that can say what waits for a member. "My work" asks them all. */
public interface WorkSource {

    List<WorkItem> waitingFor(Member member);
}
