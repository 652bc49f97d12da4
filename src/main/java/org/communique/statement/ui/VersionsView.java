package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.communique.screen.EmptyState;
import org.communique.screen.SkipTarget;
import org.communique.screen.TimeFormat;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;
import org.springframework.beans.factory.ObjectProvider;

/** The frozen versions: the text of one, or what changed between two. */
@PermitAll
@Route(value = "statements/:statement/versions", layout = StatementLayout.class)
class VersionsView extends Div implements BeforeEnterObserver {

    private final StatementService statements;
    private final NumberedTextService texts;
    private final VersionComparisonService versionComparisonService;
    private final ObjectProvider<TextFileActions> fileActions;
    private final Div files = new Div();
    private final Select<VersionSummary> shown = new Select<>();
    private final Select<VersionSummary> before = new Select<>();
    private final Div text = new Div();

    VersionsView(
            StatementService statements,
            NumberedTextService texts,
            VersionComparisonService versionComparisonService,
            ObjectProvider<TextFileActions> fileActions) {
        this.statements = statements;
        this.texts = texts;
        this.fileActions = fileActions;
        this.versionComparisonService = versionComparisonService;
        addClassNames("screen", "versions");
        text.addClassName("text-panel");
        SkipTarget.mark(text);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        var versions = statements.versions(statement.id());
        if (versions.isEmpty()) {
            add(new EmptyState(
                    getTranslation("statement.versions.empty"), getTranslation("statement.versions.empty.advice")));
            return;
        }
        add(chooser(versions), text);
        var wanted =
                event.getLocation().getQueryParameters().getSingleParameter("v").orElse("");
        shown.setValue(versions.stream()
                .filter(version -> wanted.equals(String.valueOf(version.number())))
                .findFirst()
                .orElse(versions.getFirst()));
    }

    private Component chooser(List<VersionSummary> versions) {
        choose(shown, "statement.versions.shown", versions);
        choose(before, "statement.versions.compare", versions);
        before.setEmptySelectionAllowed(true);
        before.setEmptySelectionCaption(getTranslation("statement.versions.compare.none"));
        var bar = new Div(shown, before, files);
        bar.addClassName("toolbar");
        return bar;
    }

    private void choose(Select<VersionSummary> select, String labelKey, List<VersionSummary> versions) {
        select.setLabel(getTranslation(labelKey));
        select.setItems(versions);
        select.setItemLabelGenerator(version -> version == null
                ? getTranslation("statement.versions.compare.none")
                : getTranslation("statement.versions.item", version.number(), TimeFormat.local(version.frozenAt())));
        select.addValueChangeListener(change -> show());
    }

    private void show() {
        var version = shown.getValue();
        if (version == null) {
            return;
        }
        files.removeAll();
        fileActions
                .orderedStream()
                .flatMap(actions -> actions.of(statements.get(version.statement()), version.number()).stream())
                .forEach(action -> files.add(
                        new Button(action.label(), click -> action.open().run())));
        text.removeAll();
        text.add(fingerprint(version));
        var other = before.getValue();
        text.add(
                other == null || other.number() == version.number()
                        ? new NumberedText(texts, version)
                        : new VersionComparisonPanel(versionComparisonService, other, version));
    }

    private Component fingerprint(VersionSummary version) {
        var hash = new Code(version.hash().value());
        hash.addClassName("hash");
        var line = new Div(new Span(getTranslation("statement.versions.hash")), hash);
        line.addClassName("fingerprint");
        return line;
    }
}
