package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.screen.EmptyState;
import org.communique.screen.ScreenIcon;
import org.communique.shell.MainLayout;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.overview.OverviewService;

/** All statements that one may open, with search and a filter by phase: for coordinators as a table, with what is due and who is late. */
@PermitAll
@Route(value = "statements", layout = MainLayout.class)
class StatementsView extends Div implements HasDynamicTitle {

    private static final int LONGEST_SEARCH = 200;

    private final StatementService statements;
    private final OverviewService overview;
    private final Clock clock;
    private final TextField search = new TextField();
    private final MultiSelectComboBox<Phase> phases = new MultiSelectComboBox<>();
    private final Div results = new Div();

    StatementsView(StatementService statements, OverviewService overview, CurrentMember currentMember, Clock clock) {
        this.statements = statements;
        this.overview = overview;
        this.clock = clock;
        addClassNames("screen", "statements");
        results.addClassName("results");
        var bar = toolbar();
        add(bar, results);
        if (currentMember.get().is(Role.COORDINATOR)) {
            addClassName("wide");
            bar.add(newStatement());
            showTable();
        } else {
            showCards();
        }
    }

    private Div toolbar() {
        search.setPlaceholder(getTranslation("statement.list.search"));
        search.setAriaLabel(getTranslation("statement.list.search"));
        search.setPrefixComponent(ScreenIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        phases.setPlaceholder(getTranslation("statement.list.phase"));
        phases.setAriaLabel(getTranslation("statement.list.phase"));
        phases.setItems(Phase.values());
        phases.setItemLabelGenerator(PhaseTag::text);
        var bar = new Div(search, phases);
        bar.addClassName("toolbar");
        return bar;
    }

    private void onFilter(Runnable changed) {
        search.addValueChangeListener(change -> changed.run());
        phases.addValueChangeListener(change -> changed.run());
    }

    private Component newStatement() {
        var link = new Anchor("statements/new", getTranslation("statement.list.new"));
        link.addClassNames("button", "primary");
        return link;
    }

    private void showTable() {
        var none = statements.latest(1).isEmpty()
                ? new EmptyState(
                        getTranslation("statement.list.empty"),
                        getTranslation("statement.list.empty.coordinator"),
                        newStatement())
                : noMatch();
        var table = new StatementTable(overview, clock, none);
        onFilter(() -> table.filter(search.getValue(), phases.getValue()));
        results.add(table);
    }

    private void showCards() {
        var all = statements.list();
        onFilter(() -> showCards(all));
        showCards(all);
    }

    private void showCards(List<Statement> all) {
        var found = all.stream().filter(this::matches).toList();
        results.removeAll();
        results.add(found.isEmpty() ? nothing(all) : cards(found));
    }

    private boolean matches(Statement statement) {
        var words = search.getValue().strip().toLowerCase(Locale.ROOT);
        return statement.title().toLowerCase(Locale.ROOT).contains(words)
                && (phases.isEmpty() || phases.getValue().contains(statement.phase()));
    }

    private Component cards(List<Statement> found) {
        var list = new VirtualList<Statement>();
        list.setItems(found);
        list.setRenderer(new ComponentRenderer<>(StatementCard::new));
        return list;
    }

    private EmptyState nothing(List<Statement> all) {
        return all.isEmpty()
                ? new EmptyState(getTranslation("statement.list.empty"), getTranslation("statement.list.empty.advice"))
                : noMatch();
    }

    private EmptyState noMatch() {
        return new EmptyState(
                getTranslation("statement.list.no-match"), getTranslation("statement.list.no-match.advice"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.list");
    }
}
