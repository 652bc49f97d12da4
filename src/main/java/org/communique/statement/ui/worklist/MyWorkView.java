package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.shell.MainLayout;
import org.communique.statement.Statement;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.StatementCard;
import org.communique.statement.worklist.FirstStepsService;
import org.communique.statement.worklist.WorklistService;

/** The first screen: what waits for me, the most urgent first, then what changed recently. */
@PermitAll
@Route(value = "", layout = MainLayout.class)
@StyleSheet("context://work.css")
class MyWorkView extends Div implements HasDynamicTitle {

    private static final int RECENT = 6;

    MyWorkView(
            WorklistService worklistService,
            FirstStepsService firstSteps,
            StatementService statements,
            WorkUpdates updates,
            StatementChangeNotifier changes,
            CurrentMember currentMember,
            Clock clock) {
        addClassNames("screen", "my-work");
        var member = currentMember.get();
        if (member.is(Role.ADMINISTRATOR) || member.is(Role.COORDINATOR)) {
            add(new FirstStepsPanel(firstSteps, changes));
        }
        add(new WorklistPanel(worklistService, updates, clock.instant()), recent(statements.latest(RECENT)));
    }

    private Component recent(List<Statement> statements) {
        var section = new Section(new H2(getTranslation("statement.my-work.recent")));
        var list = new UnorderedList();
        list.addClassName("cards");
        statements.stream().map(StatementCard::new).map(ListItem::new).forEach(list::add);
        section.add(list);
        section.setVisible(!statements.isEmpty());
        return section;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.my-work");
    }
}
