package org.communique.statement.ui;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.shell.ScreenSource;
import org.springframework.stereotype.Component;

/** Where coordinators open a statement. */
@Component
class StatementScreens implements ScreenSource {

    @Override
    public List<NamedPath> of(Member member) {
        return member.is(Role.COORDINATOR) ? List.of(new NamedPath("statement.list.new", "statements/new")) : List.of();
    }
}
