package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.communique.shell.MainLayout;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.StatementService;
import org.springframework.security.access.AccessDeniedException;

/**
 * The page of one statement. Features put their screens into it with
 * {@code @Route(value = "statements/:statement/…", layout = StatementLayout.class)}.
 */
@PermitAll
@ParentLayout(MainLayout.class)
public class StatementLayout extends Div implements RouterLayout, BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> TABS = List.of("draft", "versions", "review", "sign-on", "publication", "access");

    private final StatementService statements;
    private final Div header = new Div();
    private final Div content = new Div();
    private String title = "";

    StatementLayout(StatementService statements) {
        this.statements = statements;
        addClassName("statement-page");
        header.addClassName("statement-header");
        content.addClassName("statement-content");
        add(header, content);
    }

    /** The statement that a URL names; one that is not there and one that may not be read are alike not found. */
    public static Statement statementOf(BeforeEnterEvent event, StatementService statements) {
        try {
            var id = new StatementId(event.getRouteParameters().get("statement").orElse(""));
            return statements.get(id);
        } catch (IllegalArgumentException | AccessDeniedException e) {
            throw new NotFoundException();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(statementOf(event, statements), event.getLocation().getPath());
    }

    private void show(Statement statement, String path) {
        title = statement.title();
        header.removeAll();
        var heading = new H2(statement.title());
        var line = new Div(heading, PhaseTag.of(statement));
        line.addClassName("statement-title");
        header.add(line, tabs(statement, path));
    }

    private Component tabs(Statement statement, String path) {
        var tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(getTranslation("statement.tabs"));
        for (var tab : TABS) {
            var route = "statements/" + statement.id().value() + "/" + tab;
            var link = new Anchor(route, new Span(getTranslation("statement.tab." + tab)));
            if (path.equals(route)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(link);
        }
        return tabs;
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
