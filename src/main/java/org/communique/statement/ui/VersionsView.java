package org.communique.statement.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.communique.screen.EmptyState;
import org.communique.screen.SkipTarget;
import org.communique.screen.TextFingerprint;
import org.communique.screen.TimeFormat;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionSummary;
import org.springframework.beans.factory.ObjectProvider;

/** The frozen versions: the text of one, or what changed between two. */
@PermitAll
@Route(value = "statements/:statement/versions", layout = StatementLayout.class)
class VersionsView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final NumberedTextService texts;
    private final VersionComparisonService versionComparisonService;
    private final ObjectProvider<TextFileActions> fileActions;
    private final Div files = new Div();
    private final Select<VersionSummary> shown = new Select<>();
    private final Select<VersionSummary> before = new Select<>();
    private final Div bar = new Div(shown, before, files);
    private final Div text = new Div();
    private List<VersionSummary> versions = List.of();
    /** Follows the newest version until the member chooses one. */
    private boolean newest;

    private List<VersionSummary> compared = List.of();
    private List<String> actions = List.of();

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
        bar.addClassName("toolbar");
        text.addClassName("text-panel");
        SkipTarget.mark(text);
        before.setEmptySelectionAllowed(true);
        before.setEmptySelectionCaption(getTranslation("statement.versions.compare.none"));
        label(shown, "statement.versions.shown");
        label(before, "statement.versions.compare");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        var wanted =
                event.getLocation().getQueryParameters().getSingleParameter("v").orElse("");
        newest = wanted.isEmpty();
        removeAll();
        versions = List.of();
        before.clear();
        show(statement, wanted);
    }

    @Override
    public void refresh(Statement statement) {
        show(statement, "");
    }

    /** @param wanted the number of the one to show; none for the newest, unless the member has chosen another */
    private void show(Statement statement, String wanted) {
        var now = statements.versions(statement.id());
        if (now.isEmpty()) {
            if (getComponentCount() == 0) {
                add(new EmptyState(
                        getTranslation("statement.versions.empty"), getTranslation("statement.versions.empty.advice")));
            }
            return;
        }
        if (versions.isEmpty()) {
            removeAll();
            add(bar, text);
        }
        if (!now.equals(versions)) {
            versions = now;
            offer(wanted);
        }
        showActions(statement);
    }

    private void showActions(Statement statement) {
        var version = requireNonNull(shown.getValue());
        var found = fileActions
                .orderedStream()
                .flatMap(source -> source.of(statement, version.number()).stream())
                .toList();
        var now = Stream.concat(Stream.of(version.id().value()), found.stream().map(TextFileActions.Action::label))
                .toList();
        if (!now.equals(actions)) {
            actions = now;
            files.removeAll();
            found.forEach(action ->
                    files.add(new Button(action.label(), click -> action.open().run())));
        }
    }

    private void offer(String wanted) {
        var chosen = newest ? null : shown.getValue();
        var other = before.getValue();
        shown.setItems(versions);
        before.setItems(versions);
        before.setValue(other);
        shown.setValue(versions.stream()
                .filter(version -> wanted.equals(String.valueOf(version.number())) || version.equals(chosen))
                .findFirst()
                .orElse(versions.getFirst()));
    }

    private void label(Select<VersionSummary> select, String labelKey) {
        select.setLabel(getTranslation(labelKey));
        select.setItemLabelGenerator(version -> version == null
                ? getTranslation("statement.versions.compare.none")
                : getTranslation("statement.versions.item", version.number(), TimeFormat.local(version.frozenAt())));
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                newest = false;
                showActions(statements.get(versions.getFirst().statement()));
            }
            show();
        });
    }

    private void show() {
        var version = shown.getValue();
        var other = before.getValue();
        if (version == null) {
            return;
        }
        var now = other == null ? List.of(version) : List.of(version, other);
        if (now.equals(compared)) {
            return;
        }
        compared = now;
        text.removeAll();
        text.add(
                other == null || other.number() == version.number()
                        ? new NumberedText(texts, version)
                        : new VersionComparisonPanel(versionComparisonService, other, version),
                new TextFingerprint(
                        getTranslation("screen.hash", version.number()),
                        version.hash().value()));
    }
}
