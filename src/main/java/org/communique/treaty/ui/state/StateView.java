package org.communique.treaty.ui.state;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusChange;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusNote;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.state.StatusStage;
import org.communique.treaty.ui.SourceText;
import org.communique.treaty.ui.StateSection;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** One State: what it did about the Convention, from which source, and how that was recorded. */
@PermitAll
@Route(value = "treaty/states/:state", layout = TreatyLayout.class)
class StateView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final InstrumentId CONVENTION = InstrumentId.CYBERCRIME;
    private static final int HISTORY = 30;

    private final StatusService service;
    private final ObjectProvider<StateSection> sections;
    private final boolean researches;
    private final boolean coordinates;
    private final MemberId member;
    private String title = "";

    StateView(StatusService service, ObjectProvider<StateSection> sections, CurrentMember currentMember) {
        this.service = service;
        this.sections = sections;
        this.researches = TreatyLabels.researches(currentMember.get());
        this.member = currentMember.id();
        this.coordinates = currentMember.get().is(Role.COORDINATOR);
        addClassName("screen");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(States.find(new StateCode(
                            event.getRouteParameters().get("state").orElse("")))
                    .orElseThrow(NotFoundException::new));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(State state) {
        title = state.shortName(TreatyLabels.locale());
        var status = service.status(CONVENTION, state.code());
        removeAll();
        add(new Anchor("treaty/states", text("states.back")), head(state, status), cells(state, status));
        if (!status.notes().isEmpty()) {
            add(notes(state, status));
        }
        sections.orderedStream().map(section -> section.create(state)).forEach(this::add);
        if (!status.history().isEmpty()) {
            add(history(status));
        }
    }

    private static Component head(State state, StateStatus status) {
        var facts = new Div(StatusLabels.badge(StatusStage.of(status)));
        if (!state.depositaryName().equals(state.shortName(TreatyLabels.locale()))) {
            facts.add(new Span(state.depositaryName()));
        }
        facts.add(
                new Span(
                        state.alpha3().isEmpty()
                                ? state.code().value()
                                : state.code().value() + " / " + state.alpha3()),
                new Span(TreatyLabels.of(state.region())));
        facts.addClassNames("card-line", "meta");
        if (!state.toBeChecked().isEmpty()) {
            facts.add(new Badge(text("region.to-be-checked"), Tone.WARNING));
        }
        if (!state.memberships().isEmpty()) {
            facts.add(new Span(state.memberships().stream()
                    .sorted()
                    .map(each -> text("group." + each))
                    .collect(Collectors.joining(", "))));
        }
        return TreatyLayout.panel(facts);
    }

    private Component cells(State state, StateStatus status) {
        var list = new UnorderedList();
        list.addClassName("facts");
        for (var cell : StatusCell.values()) {
            var item = new ListItem(
                    new Span(text("cell." + cell) + ": "),
                    status.cell(cell).<Component>map(StateView::fact).orElseGet(() -> new Span(text("cell.empty"))));
            if (!status.isPublished(cell)) {
                item.add(new Span(" "), new Badge(text("status.not-public"), Tone.WARNING));
            }
            list.add(item);
        }
        var acts = new Div();
        acts.addClassName("card-line");
        if (researches) {
            Runnable again = () -> show(state);
            acts.add(
                    new Button(
                            text("status.enter"),
                            click -> new StatusDialog(service, status, coordinates, again).open()),
                    new Button(
                            text("note.add"),
                            click -> new StatusNoteDialog(service, CONVENTION, state.code(), again).open()));
        }
        if (coordinates && !status.showsAll()) {
            acts.add(new Button(text("status.publish"), click -> ConfirmedAct.run(() -> publish(state, status))));
        }
        return TreatyLayout.panel(new H2(text("status")), list, acts);
    }

    private void publish(State state, StateStatus status) {
        if (service.publish(CONVENTION, state.code(), status.revision()) instanceof Refusal refusal) {
            Toasts.refused(refusal);
        } else {
            Toasts.done(text("status.published"));
        }
        show(state);
    }

    private static Component fact(StatusFact fact) {
        return new Span(new Span(StatusLabels.of(fact) + " · "), SourceText.of(fact.source()));
    }

    private Component notes(State state, StateStatus status) {
        var panel = TreatyLayout.panel(new H2(text("notes")));
        for (int i = 0; i < status.notes().size(); i++) {
            int number = i;
            var note = status.notes().get(i);
            var shown = note(note);
            if (coordinates || researches && note.by().equals(member)) {
                shown.add(new Button(text("note.delete"), click -> askToDelete(state, status, number)));
            }
            panel.add(shown);
        }
        return panel;
    }

    private void askToDelete(State state, StateStatus status, int number) {
        var date = status.notes().get(number).date();
        Question.askIrrevocable(
                text("note.delete.ask", date == null ? title : TimeFormat.day(date)),
                text("note.delete.advice"),
                text("note.delete"),
                () -> {
                    if (service.deleteNote(CONVENTION, state.code(), number, status.revision())) {
                        Toasts.done(text("note.deleted"));
                    } else {
                        Toasts.refused(new NotDeleted());
                    }
                    show(state);
                });
    }

    private static Div note(StatusNote note) {
        var words = new Paragraph(note.words());
        words.addClassName("official-text");
        words.getElement().setAttribute("dir", "auto").setAttribute("lang", note.language());
        var meta = new Div(
                new Badge(text("note.kind." + note.kind()), Tone.NEUTRAL),
                new Span(note.date() == null ? "" : TimeFormat.day(note.date())),
                SourceText.of(note.source()));
        meta.addClassNames("card-line", "meta");
        return new Div(meta, words);
    }

    private Component history(StateStatus status) {
        var list = new UnorderedList();
        var panel = TreatyLayout.panel(new H2(text("history")), list);
        showHistory(panel, list, status, null);
        return panel;
    }

    private void showHistory(Div panel, UnorderedList list, StateStatus status, @Nullable String after) {
        var found = service.history(CONVENTION, status.state(), after, HISTORY + 1);
        var shown = found.stream().limit(HISTORY).toList();
        shown.forEach(each -> list.add(new ListItem(words(each.change()))));
        if (found.size() > HISTORY) {
            var more = new Button(text("history.more"));
            more.addClickListener(click -> {
                panel.remove(more);
                showHistory(panel, list, status, shown.getLast().id());
            });
            panel.add(more);
        }
    }

    private static String words(StatusChange change) {
        return text(
                "history.change",
                TimeFormat.local(change.at()),
                text("cell." + change.cell()),
                words(change.before()),
                words(change.after()));
    }

    private static String words(@Nullable StatusFact fact) {
        return fact == null ? text("cell.empty") : StatusLabels.of(fact) + " (" + fact.source() + ")";
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
