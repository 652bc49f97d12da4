package org.communique.treaty.ui.ask;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
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
import java.util.Comparator;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.PickerField;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.ask.Ask;
import org.communique.treaty.ask.AskId;
import org.communique.treaty.ask.AskOutcome;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.ask.AskedStatementService;
import org.communique.treaty.ask.StateAct;
import org.communique.treaty.ask.Target;
import org.communique.treaty.ask.TargetStatus;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.States;
import org.communique.treaty.ui.PositionLabels;
import org.communique.treaty.ui.StatusLabels;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** One ask: of whom, where it stands with each, and what they did since. */
@PermitAll
@Route(value = "treaty/asks/:ask", layout = TreatyLayout.class)
class AskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final AskService service;
    private final AskedStatementService statements;
    private final boolean advocates;
    private final boolean coordinates;
    private final MemberId member;
    private String title = "";

    AskView(AskService service, AskedStatementService statements, CurrentMember currentMember) {
        this.service = service;
        this.statements = statements;
        this.advocates = TreatyLabels.advocates(currentMember.get());
        this.coordinates = currentMember.get().is(Role.COORDINATOR);
        this.member = currentMember.id();
        addClassName("screen");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(new AskId(event.getRouteParameters().get("ask").orElse("")));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(AskId id) {
        var ask = service.find(id).orElseThrow(NotFoundException::new);
        title = ask.title();
        removeAll();
        add(new Anchor("treaty/asks", text("asks.back")), head(ask));
        if (advocates) {
            add(targets(ask));
        }
    }

    private Component head(Ask ask) {
        var heading = new H2(ask.title());
        heading.getElement().setAttribute("dir", "auto");
        var words = new Paragraph(ask.words());
        words.addClassName("official-text");
        words.getElement().setAttribute("dir", "auto");
        var line = new Div(new Span(PositionLabels.of(ask.subject())));
        line.addClassNames("card-line", "meta");
        var panel = TreatyLayout.panel(heading, line, words);
        var actions = new Div();
        actions.addClassName("actions");
        panel.add(actions);
        var statement = ask.statement();
        if (statement != null) {
            actions.add(new Anchor("statements/" + statement.value() + "/draft", text("ask.statement")));
        } else if (coordinates) {
            var open = new Button(text("ask.open"), click -> new OpenAskedStatementDialog(statements, ask).open());
            open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(open);
        }
        if (statement == null && (coordinates || advocates && ask.by().equals(member))) {
            actions.add(new Button(text("ask.delete"), click -> askToDelete(ask)));
        }
        return panel;
    }

    private void askToDelete(Ask ask) {
        Question.askIrrevocable(
                text("ask.delete.ask", ask.title()), text("ask.delete.advice"), text("ask.delete"), () -> delete(ask));
    }

    private void delete(Ask ask) {
        if (service.delete(ask.id(), ask.revision())) {
            Toasts.done(text("ask.deleted"));
            UI.getCurrent().navigate("treaty/asks");
        } else {
            Toasts.refused(new NotDeleted());
            show(ask.id());
        }
    }

    private Component targets(Ask ask) {
        var targets = service.targets(ask.id()).stream()
                .sorted(Comparator.comparing(target -> name(target.state())))
                .toList();
        var since = service.since(ask.id());
        var list = new UnorderedList();
        list.addClassName("cards");
        targets.forEach(target -> list.add(card(ask, target, since)));
        return TreatyLayout.panel(new H2(text("targets")), addTarget(ask, targets), list);
    }

    private Component addTarget(Ask ask, List<Target> targets) {
        var known = targets.stream().map(Target::state).toList();
        var state = new PickerField<State>(
                text("target.add"),
                States.all().stream()
                        .filter(each -> !known.contains(each.code()))
                        .sorted(Comparator.comparing(PositionLabels::name))
                        .toList(),
                PositionLabels::name,
                chosen -> finish(ask, service.addTarget(ask.id(), chosen.code())));
        var bar = new Div(state);
        bar.addClassName("toolbar");
        return bar;
    }

    private Component card(Ask ask, Target target, List<StateAct> since) {
        var line = new Div(badge(target.status()), new Span(text("target.owner", owner(target))));
        line.addClassNames("card-line", "meta");
        var log = new UnorderedList();
        for (int number = target.contacts().size() - 1; number >= 0; number--) {
            log.add(contact(ask, target, number));
        }
        since.stream()
                .filter(act -> act.state().equals(target.state()))
                .forEach(act -> log.add(
                        new ListItem(text("target.since", text("cell." + act.cell()), StatusLabels.of(act.fact())))));
        var acts = new Div(
                new Button(
                        text("target.note"),
                        click -> new ContactDialog(service, ask.id(), target, () -> show(ask.id())).open()),
                new Button(text("target.take"), click -> finish(ask, service.takeOver(ask.id(), target.state()))));
        acts.addClassName("card-line");
        var card = new ListItem(new H3(name(target.state())), line, log, acts);
        card.addClassNames("card", "position");
        return card;
    }

    private ListItem contact(Ask ask, Target target, int number) {
        var contact = target.contacts().get(number);
        var item = new ListItem(TimeFormat.day(contact.date()) + ": " + contact.words());
        item.getElement().setAttribute("dir", "auto");
        if (coordinates || contact.by().equals(member)) {
            var delete = new Button(text("contact.delete"), click -> askToDelete(ask, target, number));
            delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            item.add(new Span(" "), delete);
        }
        return item;
    }

    private void askToDelete(Ask ask, Target target, int number) {
        Question.askIrrevocable(
                text(
                        "contact.delete.ask",
                        TimeFormat.day(target.contacts().get(number).date())),
                text("contact.delete.advice"),
                text("contact.delete"),
                () -> {
                    if (service.deleteContact(ask.id(), target.state(), number, target.revision())) {
                        Toasts.done(text("contact.deleted"));
                    } else {
                        Toasts.refused(new NotDeleted());
                    }
                    show(ask.id());
                });
    }

    private String owner(Target target) {
        var name = service.ownerName(target);
        return name.isEmpty() ? text("target.no-owner") : name;
    }

    private static Badge badge(TargetStatus status) {
        return new Badge(
                text("target.status." + status),
                switch (status) {
                    case DONE, PROMISED -> Tone.GOOD;
                    case REFUSED -> Tone.BAD;
                    case CONTACTED, IN_TALKS -> Tone.ACTIVE;
                    case TO_CONTACT -> Tone.NEUTRAL;
                });
    }

    private void finish(Ask ask, AskOutcome outcome) {
        if (outcome instanceof Refusal refusal) {
            Toasts.refused(refusal);
        }
        show(ask.id());
    }

    private static String name(StateCode code) {
        return States.find(code).map(PositionLabels::name).orElse(code.value());
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
