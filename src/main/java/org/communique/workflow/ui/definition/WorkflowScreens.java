package org.communique.workflow.ui.definition;

import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.shell.ScreenSource;
import org.springframework.stereotype.Component;

/** Screens to which those of the workflows lead. */
@Component
class WorkflowScreens implements ScreenSource {

    @Override
    public List<NamedPath> of(Member member) {
        var screens = new ArrayList<NamedPath>();
        if (member.is(Role.ADMINISTRATOR)) {
            screens.add(new NamedPath("workflow.new", "workflows/new"));
        }
        if (member.is(Role.COORDINATOR)) {
            screens.add(new NamedPath("workflow.statistics", "reviews/statistics"));
        }
        return screens;
    }
}
