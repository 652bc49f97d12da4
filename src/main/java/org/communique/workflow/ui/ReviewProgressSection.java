package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.KeyedChildren;
import org.communique.statement.StatementId;
import org.communique.workflow.migration.CurrentWorkflowVersion;
import org.communique.workflow.migration.DecidingFacts;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.progress.Progress;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.ui.definition.WorkflowDiagram;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.StepAppearance;
import org.jspecify.annotations.Nullable;

/** How far the statement has come in its workflow, and for coordinators how to change that workflow. */
class ReviewProgressSection extends Section {

    private final StatementId statement;
    private final ProgressService progress;
    private final MigrationService migrations;
    private final VariationService variations;
    private final boolean coordinates;
    private final KeyedChildren<Object, Component> parts;
    private final NativeDetails drawing;
    private @Nullable Progress shown;

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
        drawing = new NativeDetails(getTranslation("workflow.review.progress.drawing"));
        drawing.addToggleListener(toggle -> draw());
    }

    /** What has not changed since stays as it is, with what was typed in forms. */
    void show() {
        var wanted = new LinkedHashMap<Object, Supplier<Component>>();
        wanted.put("title", () -> new H2(getTranslation("workflow.review.progress")));
        var now = progress.progress(statement);
        wanted.put(now, () -> list(now));
        wanted.put("drawing", () -> drawing);
        if (!now.equals(shown)) {
            shown = now;
            draw();
        }
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

    private OrderedList list(Progress now) {
        var list = new OrderedList();
        list.addClassName("item-list");
        now.steps().stream()
                .filter(step -> !step.name().isEmpty())
                .forEach(step -> list.add(step(step, StepMark.of(step))));
        return list;
    }

    /** For those who ask for it. */
    private void draw() {
        var now = shown;
        if (now == null || !drawing.isOpen()) {
            drawing.setContent(new Div());
            return;
        }
        var marks = new LinkedHashMap<String, Mark>();
        now.steps().forEach(step -> marks.put(step.element(), StepMark.of(step)));
        drawing.setContent(new WorkflowDiagram(now.bpmn(), marks));
    }

    private ListItem step(Step step, Mark mark) {
        var name = new Span(step.name());
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var state = getTranslation("diagram.state." + mark.state().name().toLowerCase(Locale.ROOT));
        var line = new Div(name, new Badge(state, tone(mark.state())));
        line.addClassName("card-line");
        if (!mark.note().isEmpty()) {
            var note = new Span(mark.note());
            note.addClassName("meta");
            line.add(note);
        }
        var item = new ListItem(line);
        if (mark.state() == StepAppearance.CURRENT) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }

    private static Tone tone(StepAppearance state) {
        return switch (state) {
            case DONE -> Tone.GOOD;
            case CURRENT -> Tone.ACTIVE;
            default -> Tone.NEUTRAL;
        };
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
