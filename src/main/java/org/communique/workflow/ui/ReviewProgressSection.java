package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.screen.KeyedChildren;
import org.communique.statement.StatementId;
import org.communique.workflow.migration.CurrentWorkflowVersion;
import org.communique.workflow.migration.DecidingFacts;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.progress.Progress;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.ui.definition.WorkflowDiagram;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;

/** How far the statement has come in its workflow, and for coordinators how to change that workflow. */
class ReviewProgressSection extends Section {

    private final StatementId statement;
    private final ProgressService progress;
    private final MigrationService migrations;
    private final VariationService variations;
    private final boolean coordinates;
    private final KeyedChildren<Object, Component> parts;

    ReviewProgressSection(
            StatementId statement,
            ProgressService progress,
            MigrationService migrations,
            VariationService variations,
            boolean coordinates) {
        this.statement = statement;
        this.progress = progress;
        this.migrations = migrations;
        this.variations = variations;
        this.coordinates = coordinates;
        addClassNames("panel", "review-progress");
        parts = new KeyedChildren<>(this);
    }

    /** What has not changed since stays as it is, with what was typed in forms. */
    void show(List<StageDetails> stages) {
        var wanted = new LinkedHashMap<Object, Supplier<Component>>();
        wanted.put("title", () -> new H2(getTranslation("workflow.review.progress")));
        var now = progress.progress(statement);
        wanted.put(List.of(now, stages), () -> diagram(now, stages));
        migrations.version(statement).ifPresent(current -> {
            wanted.put(current, () -> version(current));
            var facts = current.facts();
            if (facts != null) {
                wanted.put(facts, () -> facts(facts));
            }
        });
        if (coordinates) {
            migrations
                    .preview(statement)
                    .ifPresent(
                            preview -> wanted.put(preview, () -> new MigrationPanel(statement, preview, migrations)));
            variations
                    .options(statement)
                    .ifPresent(options -> wanted.put(options, () -> new VariationForm(statement, options, variations)));
        }
        parts.show(wanted);
    }

    private static Component diagram(Progress now, List<StageDetails> stages) {
        var marks = new LinkedHashMap<String, Mark>();
        now.steps().forEach(step -> marks.put(step.element(), StepMark.of(step, stages)));
        return new WorkflowDiagram(now.bpmn(), marks).listed();
    }

    private Component version(CurrentWorkflowVersion current) {
        var line = new Paragraph(getTranslation(
                current.variation() != null
                        ? "workflow.run.variation"
                        : current.isNewest() ? "workflow.run.newest" : "workflow.run.older",
                current.name(),
                current.version().number(),
                current.variation() == null
                        ? current.newest()
                        : current.variation().number()));
        line.addClassName("meta");
        return line;
    }

    private String said(StatementFact fact, Object value) {
        if (value instanceof Collection<?> tags) {
            return tags.isEmpty()
                    ? getTranslation("workflow.fact.value.tags.none")
                    : getTranslation(
                            "workflow.fact.value.tags",
                            tags.stream().map(tag -> "“" + tag + "”").collect(Collectors.joining(", ")));
        }
        return getTranslation("workflow.fact.value." + fact.key(), value);
    }

    private Component facts(DecidingFacts facts) {
        var shown = facts.values().entrySet().stream().map(fact -> said(fact.getKey(), fact.getValue()));
        var withheld = facts.withheld().stream().map(fact -> getTranslation("workflow.fact.withheld." + fact.key()));
        var said = Stream.concat(shown, withheld).collect(Collectors.joining(", "));
        var line = new Paragraph(getTranslation("workflow.fact.decided", facts.version(), said));
        line.addClassName("meta");
        return line;
    }
}
