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
import java.util.function.Consumer;
import org.communique.screen.KeyedChildren;
import org.communique.shell.MainLayout;
import org.communique.shell.ScreenHeading;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;

/**
 * The page of one statement. Features put their screens into it with
 * {@code @Route(value = "statements/:statement/…", layout = StatementLayout.class)}.
 */
@PermitAll
@ParentLayout(MainLayout.class)
public class StatementLayout extends Div implements RouterLayout, BeforeEnterObserver, HasDynamicTitle, ScreenHeading {

    private static final String SHARE = "access";

    /** Where its tab is in the path of a screen. */
    private static final int TAB = 2;

    private final StatementService statements;
    private final StatementRights rights;
    private final StatementTabs tabs;
    private final StatementRefresher statementRefresher;
    private final StatementTitle statementTitle;
    private final Span phase = new Span();
    private final Anchor next = new Anchor();
    private final Anchor share = new Anchor("", getTranslation("statement.tab." + SHARE));
    private final Div beside = new Div();
    private final Div heading = new Div();
    private final Div actions = new Div();
    private final TagLinks tagLinks = new TagLinks();
    private final Div content = new Div();
    private String tabShown = "";
    private @Nullable Statement shown;
    private StatementRights.@Nullable Held held;
    private @Nullable HasElement screen;

    StatementLayout(
            StatementService statements,
            StatementRights rights,
            StatementChangeNotifier changeNotifier,
            ObjectProvider<StatementTabs.OptionalTab> optionalTabs) {
        this.statements = statements;
        this.rights = rights;
        this.tabs = new StatementTabs(optionalTabs);
        this.statementRefresher = new StatementRefresher(changeNotifier, statements);
        addClassName("statement-page");
        this.statementTitle = new StatementTitle(statements);
        beside.addClassName("beside-title");
        heading.addClassName("statement-title");
        heading.add(statementTitle, beside);
        next.addClassName("next");
        share.addClassName("button");
        var tabRow = new Div(tabs.navigation());
        tabRow.addClassName("tab-row");
        actions.addClassName("actions");
        var header = new Div(tabRow, actions, tabs.record(), tagLinks);
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
        var now = rights.held(statement.id());
        var tab = event.getLocation().getSegments().get(TAB);
        if (!now.read() && !tab.equals(StatementTabs.TO_SIGN)) {
            throw new NotFoundException();
        }
        show(statement, now, tab);
        // A member's own organisation answers there.
        var confidential = tab.equals(StatementTabs.TO_SIGN) || now.coordinate();
        statementRefresher.begin(event.getUI(), statement.id(), confidential, newer -> refresh(newer, tab));
    }

    /** Shows at once what was just done on the statement whose page is open, and leaves alone what is written elsewhere on it. */
    public static void follow() {
        onScreen(page -> page.statementRefresher.refresh());
    }

    private static void onScreen(Consumer<StatementLayout> act) {
        UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .filter(StatementLayout.class::isInstance)
                .forEach(page -> act.accept((StatementLayout) page));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        statementRefresher.end();
    }

    /** Draws the header again only when it says something else, as the focus may be in it. */
    private void refresh(Statement statement, String tab) {
        var now = rights.held(statement.id());
        if (!now.read() && !tab.equals(StatementTabs.TO_SIGN)) {
            throw new AccessDeniedException("reads no more");
        }
        if (!now.equals(held) && screen instanceof RefreshableScreen following && following.dependsOnRights()) {
            enterAgain();
            return;
        }
        if (shown == null || !looksSame(shown, statement) || !now.equals(held) || tabs.haveChanged(statement, now)) {
            show(statement, now, tab);
            UI.getCurrent().getPage().setTitle(getPageTitle());
        }
        if (screen instanceof RefreshableScreen refreshable) {
            refreshable.refresh(statement);
        }
    }

    /** What someone was writing on the screen stays, and what they opened. */
    private void enterAgain() {
        var kept = KeyedChildren.keep(content);
        UI.getCurrent().refreshCurrentRoute(true);
        onScreen(entered -> kept.in(entered.content));
    }

    private static boolean looksSame(Statement one, Statement other) {
        return one.title().equals(other.title())
                && one.tagging().tags().equals(other.tagging().tags())
                && one.phase() == other.phase()
                && one.waitingFor().equals(other.waitingFor());
    }

    private void show(Statement statement, StatementRights.Held now, String current) {
        shown = statement;
        held = now;
        tabShown = current;
        statementTitle.show(statement, now.coordinate());
        tagLinks.show(statement.tagging().tags());
        phase.removeAll();
        phase.add(PhaseTag.of(statement));
        var due = statement.screen();
        next.setHref(route(statement, due));
        var key = "statement.next." + statement.phase();
        next.setText(getTranslation(now.mayTakeNextStep(statement.phase()) ? key + ".yours" : key));
        next.setVisible((now.read() || due.equals(StatementTabs.TO_SIGN)) && !current.equals(due));
        share.setHref(route(statement, SHARE));
        share.setVisible(now.coordinate());
        if (current.equals(SHARE)) {
            share.getElement().setAttribute("aria-current", "page");
        } else {
            share.getElement().removeAttribute("aria-current");
        }
        tabs.show(statement, now, current);
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
        beside.removeAll();
        if (view instanceof RefreshableScreen asking) {
            asking.skip().ifPresent(beside::add);
        }
        beside.add(phase, share, next);
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
        // The frame scrolls, and not the page.
        getElement().executeJs("""
            for (let part = this; part; part = part.assignedSlot ?? part.parentElement ?? part.getRootNode().host) part.scrollTop = 0;
            """);
    }
}
