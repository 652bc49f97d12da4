package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.communique.screen.EmptyState;
import org.communique.screen.Question;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.ui.sharing.SharingPanel;
import org.jspecify.annotations.Nullable;

/** Who may read, review and edit a statement, its tags, and abandoning it. */
@PermitAll
@Route(value = "statements/:statement/access", layout = StatementLayout.class)
class AccessView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final SharingService sharing;
    private final TagService tagService;
    private final StatementCreationService creation;
    private final StatementRights rights;
    private @Nullable SharingPanel people;
    private @Nullable TagsPanel tags;

    AccessView(
            StatementService statements,
            SharingService sharing,
            TagService tagService,
            StatementCreationService creation,
            StatementRights rights) {
        this.statements = statements;
        this.sharing = sharing;
        this.tagService = tagService;
        this.creation = creation;
        this.rights = rights;
        addClassNames("screen", "narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        people = null;
        tags = null;
        if (rights.canCoordinate(statement.id())) {
            people = new SharingPanel(sharing, statement.id());
            tags = new TagsPanel(tagService, statement);
            add(people, tags, duplication(statement), abandonment(statement));
        } else {
            add(new EmptyState(
                    getTranslation("statement.access.coordinators"),
                    getTranslation("statement.access.coordinators.advice")));
        }
    }

    @Override
    public void refresh(Statement statement) {
        if (people != null && tags != null && rights.canCoordinate(statement.id())) {
            people.refresh();
            tags.refresh(statement);
        }
    }

    private Component duplication(Statement statement) {
        var duplicate = new Button(getTranslation("statement.duplicate"), click -> duplicate(statement));
        return panel(
                "statement.duplicate.title", new Paragraph(getTranslation("statement.duplicate.advice")), duplicate);
    }

    private void duplicate(Statement statement) {
        creation.duplicationRefusal(statement.id()).ifPresentOrElse(Toasts::refused, () -> {
            var copy = creation.duplicate(statement.id());
            Toasts.done(getTranslation("statement.duplicate.done"));
            UI.getCurrent().navigate("statements/" + copy.value() + "/draft");
        });
    }

    private Component abandonment(Statement statement) {
        var abandon = new Button(getTranslation("statement.abandon"), click -> confirmAbandon(statement));
        abandon.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return panel("statement.abandon", new Paragraph(getTranslation("statement.abandon.advice")), abandon);
    }

    private void confirmAbandon(Statement statement) {
        Question.askIrrevocable(
                getTranslation("statement.abandon.header"),
                getTranslation("statement.abandon.advice"),
                getTranslation("statement.abandon"),
                () -> abandon(statement));
    }

    private void abandon(Statement statement) {
        if (statements.abandon(statement.id())) {
            getUI().ifPresent(ui -> ui.navigate("statements"));
        } else {
            Toasts.refused(new StatementService.TooLate());
        }
    }

    private Component panel(String titleKey, Component... content) {
        var panel = new Div(new H2(getTranslation(titleKey)));
        panel.addClassName("panel");
        panel.add(content);
        return panel;
    }
}
