package org.communique.treaty.ui.stance;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.EmptyState;
import org.communique.screen.FileLink;
import org.communique.screen.HtmlContent;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.stance.StanceAnswer;
import org.communique.treaty.stance.StanceMatrix;
import org.communique.treaty.stance.StanceOutcome;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.stance.StanceTable;
import org.communique.treaty.ui.TreatyLabels;
import org.communique.treaty.ui.TreatyLayout;

/** One request: the organisation's own answer, and the table of all. */
@PermitAll
@Route(value = "treaty/organisations/:request", layout = TreatyLayout.class)
class StanceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final StanceService service;
    private final CurrentMember currentMember;
    private final Clock clock;
    private String title = "";

    StanceView(StanceService service, CurrentMember currentMember, Clock clock) {
        this.service = service;
        this.currentMember = currentMember;
        this.clock = clock;
        addClassName("screen");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(new StanceRequestId(event.getRouteParameters().get("request").orElse("")));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(StanceRequestId id) {
        var request = service.find(id).orElseThrow(NotFoundException::new);
        var member = currentMember.get();
        title = request.title();
        removeAll();
        add(new Anchor("treaty/organisations", text("stances.back")), head(request, member));
        var matrix = service.matrix(id);
        if (matrix.rows().isEmpty()) {
            add(new EmptyState(text("stances.no-answers"), text("stances.no-answers.advice")));
        } else {
            add(table(request, matrix));
        }
    }

    private Component head(StanceRequest request, Member member) {
        var heading = new H2(request.title());
        heading.getElement().setAttribute("dir", "auto");
        var line = new Div(
                StancesView.badge(request, clock),
                new Span(text("stances.until", TimeFormat.localAndUtc(request.deadline()))));
        line.addClassNames("card-line", "meta");
        var acts = new Div();
        acts.addClassName("card-line");
        boolean open = request.isOpen(clock.instant());
        if (open && member.is(Role.REPRESENTATIVE)) {
            var answer = new Button(
                    text("stances.answer"),
                    click -> new StanceAnswerDialog(
                                    service, request, service.own(request.id()).orElse(null), () -> show(request.id()))
                            .open());
            answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            acts.add(answer);
        }
        if (member.is(Role.REPRESENTATIVE)
                && service.own(request.id()).filter(StanceAnswer::publishable).isPresent()) {
            acts.add(new Button(text("stances.withdraw"), click -> withdraw(request)));
        }
        if (member.is(Role.COORDINATOR)) {
            addActs(acts, request, open);
        }
        return TreatyLayout.panel(heading, line, acts);
    }

    private void addActs(Div acts, StanceRequest request, boolean open) {
        if (request.published() == null && service.matrix(request.id()).rows().isEmpty()) {
            acts.add(new Button(text("stances.delete"), click -> askToDelete(request)));
        }
        if (open) {
            acts.add(act("stances.close", () -> finish(service.close(request.id(), request.revision()), request)));
        } else if (request.published() == null) {
            acts.add(act("stances.publish", () -> finish(service.publish(request.id(), request.revision()), request)));
        } else {
            acts.add(
                    act(
                            "position.make-private",
                            () -> finish(service.makePrivate(request.id(), request.revision()), request)),
                    publicPage(request));
        }
    }

    private void askToDelete(StanceRequest request) {
        Question.askIrrevocable(
                text("stances.delete.ask", request.title()),
                text("stances.delete.advice"),
                text("stances.delete"),
                () -> delete(request));
    }

    private void delete(StanceRequest request) {
        if (service.delete(request.id(), request.revision())) {
            Toasts.done(text("stances.deleted"));
            UI.getCurrent().navigate("treaty/organisations");
        } else {
            Toasts.refused(new NotDeleted());
            show(request.id());
        }
    }

    private void withdraw(StanceRequest request) {
        told(service.withdrawConsent(request.id()), "stances.withdrawn", request);
    }

    private void told(StanceOutcome outcome, String done, StanceRequest request) {
        if (outcome instanceof Refusal refusal) {
            Toasts.refused(refusal);
        } else {
            Toasts.done(text(done));
        }
        show(request.id());
    }

    private static Anchor publicPage(StanceRequest request) {
        var link = new Anchor("/p/treaty/organisations/" + request.id().value(), text("public-page"));
        link.setRouterIgnore(true);
        return link;
    }

    private static Button act(String key, Runnable act) {
        return new Button(text(key), click -> ConfirmedAct.run(act));
    }

    private void finish(StanceOutcome outcome, StanceRequest request) {
        told(outcome, "status.saved", request);
    }

    private Component table(StanceRequest request, StanceMatrix matrix) {
        var html = StanceTable.html(
                matrix,
                request.title(),
                text("organisation"),
                article -> text("article.short", article.text()),
                stance -> text("stance." + stance));
        var scroll = new Div(new HtmlContent(html, TreatyLabels.locale().toLanguageTag()));
        scroll.addClassName("wide-table");
        scroll.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", request.title());
        var words = new Paragraph(text("stances.private"));
        words.addClassName("meta");
        return TreatyLayout.panel(
                new H2(text("stances.table")),
                words,
                scroll,
                new FileLink(
                        text("csv"),
                        "positions.csv",
                        () -> service.matrix(request.id()).csv().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
