package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.refusal.Refusal;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.PositionService.PositionOutcome;

/** One position: whose, on what, in which words, and from which source. */
class PositionCard extends ListItem {

    private final PositionService service;
    private final Runnable changed;

    PositionCard(Position position, PositionService service, PositionPermissions permissions, Runnable changed) {
        this.service = service;
        this.changed = changed;
        addClassNames("card", "position");
        var data = position.data();
        add(new H3(PositionLabels.name(data.holder()) + " · " + PositionLabels.of(data.subject())));
        var facts = new Div(
                PositionLabels.badge(data.attitude()),
                new Span(TimeFormat.day(data.date())),
                new Span(text("confidence." + data.confidence())),
                position.published() != null
                        ? new Badge(text("published"), Tone.ACTIVE)
                        : new Badge(text("private"), Tone.NEUTRAL));
        facts.addClassNames("card-line", "meta");
        add(facts);
        if (!data.quotation().isEmpty()) {
            var quotation = new Paragraph(data.quotation());
            quotation.addClassName("official-text");
            quotation.getElement().setAttribute("dir", "auto").setAttribute("lang", data.language());
            add(quotation);
        }
        var source = new Div(new Span(text("source") + ": "), SourceText.of(data.source()));
        source.addClassName("meta");
        add(source);
        addActs(position, permissions);
    }

    private void addActs(Position position, PositionPermissions permissions) {
        var acts = new Div();
        acts.addClassName("card-line");
        if (permissions.researches()) {
            acts.add(button(
                    "position.change", () -> new PositionDialog(service, permissions, position, changed).open()));
            if (position.published() == null) {
                acts.add(button("position.delete", () -> ask(position)));
            }
        }
        if (permissions.publishes()) {
            acts.add(
                    position.published() != null
                            ? button(
                                    "position.make-private",
                                    () -> show(service.makePrivate(position.id(), position.revision())))
                            : button(
                                    "position.publish",
                                    () -> show(service.publish(position.id(), position.revision()))));
        }
        if (acts.getComponentCount() > 0) {
            add(acts);
        }
    }

    private static Button button(String key, Runnable act) {
        var button = new Button(text(key), click -> ConfirmedAct.run(act));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void ask(Position position) {
        Question.askIrrevocable(
                text("position.delete.ask", PositionLabels.name(position.data().holder())),
                text("position.delete.advice"),
                text("position.delete"),
                () -> delete(position));
    }

    private void delete(Position position) {
        if (service.delete(position.id(), position.revision())) {
            Toasts.done(text("position.deleted"));
        } else {
            Toasts.refused(new PositionOutcome.ChangedMeanwhile());
        }
        changed.run();
    }

    private void show(PositionOutcome outcome) {
        if (outcome instanceof Refusal refusal) {
            Toasts.refused(refusal);
        } else {
            Toasts.done(text("position.saved"));
        }
        changed.run();
    }
}
