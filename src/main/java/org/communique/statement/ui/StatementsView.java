package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.screen.EmptyState;
import org.communique.shell.MainLayout;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;

/** All statements that I may read, with search and a filter by phase. */
@PermitAll
@Route(value = "statements", layout = MainLayout.class)
class StatementsView extends Div implements HasDynamicTitle {

    private final List<Statement> statements;
    private final boolean coordinates;
    private final TextField search = new TextField();
    private final MultiSelectComboBox<Phase> phases = new MultiSelectComboBox<>();
    private final Div results = new Div();

    StatementsView(StatementService statements, CurrentMember currentMember) {
        this.statements = statements.list();
        this.coordinates = currentMember.get().is(Role.COORDINATOR);
        addClassNames("screen", "statements");
        results.addClassName("results");
        add(toolbar(), results);
        show();
    }

    private Component toolbar() {
        search.setPlaceholder(getTranslation("statement.list.search"));
        search.setAriaLabel(getTranslation("statement.list.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        phases.setPlaceholder(getTranslation("statement.list.phase"));
        phases.setAriaLabel(getTranslation("statement.list.phase"));
        phases.setItems(Phase.values());
        phases.setItemLabelGenerator(PhaseTag::text);
        phases.addValueChangeListener(change -> show());
        var bar = new Div(search, phases);
        bar.addClassName("toolbar");
        if (coordinates) {
            bar.add(newStatement());
        }
        return bar;
    }

    private Component newStatement() {
        var link = new Anchor("statements/new", getTranslation("statement.list.new"));
        link.addClassNames("button", "primary");
        return link;
    }

    private void show() {
        var found = statements.stream().filter(this::matches).toList();
        results.removeAll();
        results.add(found.isEmpty() ? nothing() : list(found));
    }

    private boolean matches(Statement statement) {
        var words = search.getValue().strip().toLowerCase(Locale.ROOT);
        return statement.title().toLowerCase(Locale.ROOT).contains(words)
                && (phases.isEmpty() || phases.getValue().contains(statement.phase()));
    }

    private Component list(List<Statement> found) {
        var list = new VirtualList<Statement>();
        list.setItems(found);
        list.setRenderer(new ComponentRenderer<>(StatementCard::new));
        return list;
    }

    private Component nothing() {
        if (!statements.isEmpty()) {
            return new EmptyState(
                    getTranslation("statement.list.no-match"), getTranslation("statement.list.no-match.advice"));
        }
        return coordinates
                ? new EmptyState(
                        getTranslation("statement.list.empty"),
                        getTranslation("statement.list.empty.coordinator"),
                        newStatement())
                : new EmptyState(getTranslation("statement.list.empty"), getTranslation("statement.list.empty.advice"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.list");
    }
}
