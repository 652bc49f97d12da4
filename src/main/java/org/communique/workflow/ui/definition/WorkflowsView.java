package org.communique.workflow.ui.definition;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.screen.Badge;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersionSummary;

/** The coalition's workflows. */
@Route("workflows")
@StyleSheet("context://workflows.css")
@RolesAllowed({"ADMINISTRATOR", "COORDINATOR"})
class WorkflowsView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private final WorkflowService service;
    private final boolean changes;
    private final boolean coordinates;

    WorkflowsView(WorkflowService service, CurrentMember currentMember) {
        this.service = service;
        var member = currentMember.get();
        this.changes = member.is(Role.ADMINISTRATOR);
        this.coordinates = member.is(Role.COORDINATOR);
        addClassNames("screen", "workflows");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var bar = new Div(new Paragraph(getTranslation("workflow.workflows.advice")));
        bar.addClassName("toolbar");
        if (coordinates) {
            var statistics = new Anchor("reviews/statistics", getTranslation("workflow.statistics"));
            statistics.addClassName("button");
            bar.add(statistics);
        }
        if (changes) {
            var upload = new Button(
                    getTranslation("workflow.workflows.upload"), click -> new WorkflowUploadDialog(service).open());
            var draw = new Anchor("workflows/new", getTranslation("workflow.new"));
            draw.addClassNames("button", "primary");
            bar.add(upload, draw);
        }
        add(bar);
        var newest = service.newest();
        Stream.of(false, true)
                .flatMap(retired ->
                        newest.stream().filter(summary -> (summary.version().retired() != null) == retired))
                .forEach(summary -> add(card(summary)));
    }

    private Component card(WorkflowVersionSummary summary) {
        var version = summary.version();
        var name = new Anchor("workflows/" + version.key(), version.name());
        var section = new Section(new H2(name), new WorkflowVersionRow(summary));
        section.addClassName("panel");
        if (!summary.usable()) {
            section.add(new Badge(getTranslation("workflow.workflows.unusable"), Badge.Tone.BAD));
        }
        if (summary.version().retired() != null) {
            section.add(new Badge(getTranslation("workflow.retired"), Badge.Tone.NEUTRAL));
        }
        return section;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("workflow.workflows");
    }
}
