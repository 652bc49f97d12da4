package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
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
import org.communique.shell.ScreenHeading;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * The page of one statement. Features put their screens into it with
 * {@code @Route(value = "statements/:statement/…", layout = StatementLayout.class)}.
 */
@PermitAll
@ParentLayout(MainLayout.class)
public class StatementLayout extends Div implements RouterLayout, BeforeEnterObserver, HasDynamicTitle, ScreenHeading {

    private static final List<String> TABS = List.of(
            "draft", "amendments", "versions", "citations", "review", "sign-on", "publication", "history", "access");
    /** The only tab for members who are only asked to sign. */
    private static final List<String> TABS_TO_SIGN = List.of("sign-on");

    /** Where its tab is in the path of a screen. */
    private static final int TAB = 2;

    private final StatementService statements;
    private final StatementRights rights;
    private final StatementRefresher statementRefresher;
    private final StatementTitle statementTitle;
    private final Span phase = new Span();
    private final Anchor next = new Anchor();
    private final Div beside = new Div(phase, next);
    private final StatementTabs navigation = new StatementTabs();
    private final Div heading = new Div();
    private final Div actions = new Div();
    private final TagLinks tagLinks = new TagLinks();
    private final Div content = new Div();
    private String tabShown = "";
    private @Nullable Statement shown;
    private StatementRights.@Nullable Held held;
    private @Nullable HasElement screen;

    StatementLayout(StatementService statements, StatementRights rights, StatementChangeNotifier changeNotifier) {
        this.statements = statements;
        this.rights = rights;
        this.statementRefresher = new StatementRefresher(changeNotifier, statements);
        addClassName("statement-page");
        this.statementTitle = new StatementTitle(statements);
        beside.addClassName("beside-title");
        heading.addClassName("statement-title");
        heading.add(statementTitle, beside);
        next.addClassName("next");
        var tabRow = new Div(navigation);
        tabRow.addClassName("tab-row");
        actions.addClassName("actions");
        var header = new Div(tabRow, actions, tagLinks);
        header.addClassName("statement-header");
        content.addClassName("statement-content");
        add(header, content);
    }

    /** The statement in the URL; not found if it does not exist or may not be opened. */
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
        var statement = statementOf(event, statements);
        var tabs = rights.canRead(statement.id()) ? TABS : TABS_TO_SIGN;
        var tab = event.getLocation().getSegments().get(TAB);
        if (!tabs.contains(tab)) {
            throw new NotFoundException();
        }
        show(statement, tabs, tab);
        // A member's own organisation answers there.
        var confidential = tab.equals("sign-on") || rights.canCoordinate(statement.id());
        statementRefresher.begin(event.getUI(), statement.id(), confidential, now -> refresh(now, tab));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        statementRefresher.end();
    }

    /** Draws the header again only when it says something else, as the focus may be in it. */
    private void refresh(Statement statement, String tab) {
        var now = rights.held(statement.id());
        if (!now.read() && !TABS_TO_SIGN.contains(tab)) {
            throw new AccessDeniedException("reads no more");
        }
        if (!now.equals(held) && screen instanceof RefreshableScreen following && following.dependsOnRights()) {
            UI.getCurrent().refreshCurrentRoute(true);
            return;
        }
        if (shown == null || !looksSame(shown, statement)) {
            show(statement, now.read() ? TABS : TABS_TO_SIGN, tab);
            UI.getCurrent().getPage().setTitle(getPageTitle());
        }
        if (screen instanceof RefreshableScreen refreshable) {
            refreshable.refresh(statement);
        }
    }

    private static boolean looksSame(Statement one, Statement other) {
        return one.title().equals(other.title())
                && one.tagging().tags().equals(other.tagging().tags())
                && one.phase() == other.phase()
                && one.waitingFor().equals(other.waitingFor());
    }

    private void show(Statement statement, List<String> tabs, String current) {
        shown = statement;
        held = rights.held(statement.id());
        tabShown = current;
        statementTitle.show(statement, rights.canCoordinate(statement.id()));
        tagLinks.show(statement.tagging().tags());
        phase.removeAll();
        phase.add(PhaseTag.of(statement));
        var due = tabFor(statement.phase());
        next.setHref(route(statement, due));
        next.setText(getTranslation("statement.next." + statement.phase()));
        next.setVisible(tabs.contains(due) && !current.equals(due));
        navigation.show(tab -> route(statement, tab), tabs, current);
    }

    @Override
    public Component heading() {
        return heading;
    }

    /** Only in the browser's title: the page has its own heading. */
    @Override
    public String getPageTitle() {
        var name = screen instanceof NamedScreen named ? named.name() : getTranslation("statement.tab." + tabShown);
        return getTranslation("statement.page", name, shown == null ? "" : shown.title());
    }

    /** Where a statement's next step is taken, in its phase. */
    static String tabFor(Phase phase) {
        return switch (phase) {
            case DRAFTING -> "draft";
            case IN_REVIEW -> "review";
            case APPROVED, SIGN_ON -> "sign-on";
            case CLOSED, PUBLISHED -> "publication";
            case ABANDONED -> "versions";
        };
    }

    static String route(Statement statement, String tab) {
        return "statements/" + statement.id().value() + "/" + tab;
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        screen = view;
        actions.removeAll();
        if (view instanceof ScreenActions has) {
            actions.add(has.actions());
        }
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
        getElement().executeJs("document.scrollingElement.scrollTo(0, 0)");
    }
}
