package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.communique.screen.Badge;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.security.account.OwnAccessService;
import org.communique.security.account.OwnAccessService.SessionDetails;

/** Where one is signed in: a list, each ended alone or all at once. */
class SessionsPanel extends Div {

    private final OwnAccessService service;
    private final AuthenticationContext authentication;
    private final UnorderedList list = new UnorderedList();

    SessionsPanel(OwnAccessService service, AuthenticationContext authentication) {
        this.service = service;
        this.authentication = authentication;
        addClassName("panel");
        list.addClassName("cards");
        add(
                new H2(getTranslation("security.profile.sessions")),
                new Paragraph(getTranslation("security.profile.sessions.advice")),
                list,
                new Button(getTranslation("security.profile.sessions.end"), click -> confirm()));
        show();
    }

    private void show() {
        list.removeAll();
        service.sessions().stream().map(this::row).forEach(list::add);
    }

    private Component row(SessionDetails session) {
        var title = new Span(nameOf(session));
        title.addClassName("token-name");
        var begun = TimeFormat.local(session.begunAt());
        var meta = new Span(
                session.current()
                        ? getTranslation("security.profile.sessions.begun", begun)
                        : getTranslation(
                                "security.profile.sessions.meta", begun, TimeFormat.local(session.lastUsed())));
        meta.addClassName("meta");
        var line = new Div(title, meta);
        line.addClassName("card-line");
        line.add(
                session.current()
                        ? new Badge(getTranslation("security.profile.sessions.current"), Badge.Tone.NEUTRAL)
                        : end(session));
        var row = new ListItem(line);
        row.addClassName("card");
        return row;
    }

    private Button end(SessionDetails session) {
        var end = new Button(getTranslation("security.profile.sessions.end-one"), click -> {
            service.endSession(session.id());
            show();
            Toasts.done(getTranslation("security.profile.sessions.ended", nameOf(session)));
        });
        end.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        end.setAriaLabel(getTranslation("security.profile.sessions.end-one.of", nameOf(session)));
        return end;
    }

    private String nameOf(SessionDetails session) {
        return session.browser().isEmpty() ? getTranslation("security.profile.sessions.unknown") : session.browser();
    }

    private void confirm() {
        Question.askIrrevocable(
                getTranslation("security.profile.sessions.end"),
                getTranslation("security.profile.sessions.confirm"),
                getTranslation("security.profile.sessions.end"),
                () -> {
                    service.signOutEverywhere();
                    authentication.logout();
                });
    }
}
