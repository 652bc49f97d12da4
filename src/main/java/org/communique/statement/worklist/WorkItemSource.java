package org.communique.statement.worklist;

import java.util.List;
import org.communique.coalition.directory.Member;

/** A feature that can say what waits for a member. "My work" asks them all. */
public interface WorkItemSource {

    List<WorkItem> waitingFor(Member member);
}
