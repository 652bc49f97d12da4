package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.Badge;
import org.communique.screen.FileLink;
import org.communique.screen.Question;
import org.communique.screen.SkipTarget;
import org.communique.screen.Toasts;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionSummary;
import org.communique.workflow.migration.WorkflowDeletionService;

/** One workflow: its picture, a dry run, its versions, and what is different about two of them. */
@Route("workflows/:workflow")
@RolesAllowed({"ADMINISTRATOR", "COORDINATOR"})
@StyleSheet("context://workflows.css")
class WorkflowView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private final WorkflowService service;
    private final WorkflowDeletionService deletion;
    private final boolean changes;
    private final Div shown = new Div();
    private String title = "";

    WorkflowView(WorkflowService service, WorkflowDeletionService deletion, CurrentMember currentMember) {
        this.service = service;
        this.deletion = deletion;
        this.changes = currentMember.get().is(Role.ADMINISTRATOR);
        addClassNames("screen", "workflows");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var versions =
                service.versions(event.getRouteParameters().get("workflow").orElse(""));
        if (versions.isEmpty()) {
            throw new NotFoundException();
        }
        show(versions);
    }

    private void show(List<WorkflowVersionSummary> versions) {
        removeAll();
        var newest = versions.getFirst().version();
        title = newest.name();
        add(links(newest));
        if (newest.retired() != null) {
            add(new Badge(getTranslation("workflow.retired"), Badge.Tone.NEUTRAL));
        }
        add(shown, versions(versions));
        show(newest);
    }

    private Component links(WorkflowVersion newest) {
        var back = new Anchor("workflows", getTranslation("workflow.workflows.back"));
        var bar = new Div(back);
        bar.addClassName("toolbar");
        if (changes) {
            var edit = new Anchor("workflows/" + newest.key() + "/edit", getTranslation("workflow.version.edit"));
            edit.addClassName("button");
            var copy = new Anchor("workflows/new?copy=" + newest.key(), getTranslation("workflow.copy"));
            copy.addClassName("button");
            bar.add(edit, copy, retirement(newest));
        }
        return bar;
    }

    private Component retirement(WorkflowVersion newest) {
        boolean retired = newest.retired() != null;
        return new Button(
                getTranslation(retired ? "workflow.retire.undo" : "workflow.retire"),
                click -> ConfirmedAct.run(() -> retire(newest.key(), !retired)));
    }

    private void retire(String key, boolean retires) {
        if (!retires) {
            service.offerAgain(key);
        } else if (service.retire(key).orElse(null) instanceof Refusal refusal) {
            Toasts.refused(refusal);
            return;
        }
        Toasts.done(getTranslation(retires ? "workflow.retire.done" : "workflow.retire.undone"));
        show(service.versions(key));
    }

    private void show(WorkflowVersion version) {
        shown.removeAll();
        var heading = getTranslation("workflow.version.number", String.valueOf(version.number())) + " · "
                + getTranslation("workflow.dry-run");
        shown.add(new DryRunPanel(heading, version.bpmn(), service));
    }

    private Component versions(List<WorkflowVersionSummary> versions) {
        var list = new UnorderedList();
        list.addClassName("item-list");
        versions.forEach(summary -> list.add(item(summary, versions)));
        var section = new Section(new H2(getTranslation("workflow.version.versions")), list);
        section.addClassName("panel");
        return section;
    }

    private ListItem item(WorkflowVersionSummary summary, List<WorkflowVersionSummary> all) {
        var version = summary.version();
        var acts = new Div(
                TertiaryButton.of(getTranslation("workflow.version.show"), () -> show(version)), download(version));
        acts.addClassName("toolbar");
        if (all.size() > 1) {
            acts.add(comparison(version, all));
        }
        if (changes && !version.builtIn() && summary.running() == 0) {
            acts.add(TertiaryButton.of(
                    getTranslation("workflow.version.delete"), () -> askToDelete(version, all.size() == 1)));
        }
        return new ListItem(new WorkflowVersionRow(summary), acts);
    }

    private void askToDelete(WorkflowVersion version, boolean last) {
        Question.askIrrevocable(
                getTranslation("workflow.version.delete.question", String.valueOf(version.number())),
                getTranslation(last ? "workflow.version.delete.last" : "workflow.version.delete.advice"),
                getTranslation("workflow.version.delete"),
                () -> ConfirmedAct.run(() -> delete(version)));
    }

    private void delete(WorkflowVersion version) {
        if (deletion.delete(version.id()) instanceof Refusal refusal) {
            Toasts.refused(refusal);
            return;
        }
        Toasts.done(getTranslation("workflow.version.deleted", String.valueOf(version.number())));
        var left = service.versions(version.key());
        if (left.isEmpty()) {
            UI.getCurrent().navigate(WorkflowsView.class);
        } else {
            show(left);
        }
    }

    private Component comparison(WorkflowVersion version, List<WorkflowVersionSummary> all) {
        var select = new Select<WorkflowVersion>();
        select.setAriaLabel(getTranslation("workflow.version.compare"));
        select.setPlaceholder(getTranslation("workflow.version.compare"));
        select.setItems(all.stream()
                .map(WorkflowVersionSummary::version)
                .filter(other -> !other.equals(version))
                .toList());
        select.setItemLabelGenerator(
                other -> getTranslation("workflow.version.number", String.valueOf(other.number())));
        select.addValueChangeListener(change -> {
            var other = Objects.requireNonNull(change.getValue());
            var older = other.number() < version.number() ? other : version;
            var newer = older.equals(other) ? version : other;
            shown.removeAll();
            shown.add(new WorkflowComparisonPanel(older, newer, service.compare(older, newer)));
            SkipTarget.scrollUp();
        });
        return select;
    }

    private Component download(WorkflowVersion version) {
        var link = new FileLink(
                getTranslation("screen.download"),
                version.key() + "-" + version.number() + ".bpmn",
                () -> version.bpmn().getBytes(StandardCharsets.UTF_8));
        link.addClassName("button");
        return link;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
