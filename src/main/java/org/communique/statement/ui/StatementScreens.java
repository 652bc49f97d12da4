package org.communique.statement.ui;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.shell.ScreenSource;
import org.springframework.stereotype.Component;

/** Where coordinators open a statement, and others propose one. */
@Component
class StatementScreens implements ScreenSource {

    @Override
    public List<NamedPath> of(Member member) {
        return List.of(
                member.is(Role.COORDINATOR)
                        ? new NamedPath("statement.list.new", "statements/new")
                        : new NamedPath("statement.propose", "statements/propose"));
    }
}
