package org.communique.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.communique.security.OwnAccessService;

/** Ending everything that is signed in. */
class SessionsPanel extends Div {

    private final OwnAccessService service;
    private final AuthenticationContext authentication;

    SessionsPanel(OwnAccessService service, AuthenticationContext authentication) {
        this.service = service;
        this.authentication = authentication;
        addClassName("panel");
        add(
                new H2(getTranslation("security.profile.sessions")),
                new Paragraph(getTranslation("security.profile.sessions.advice")),
                new Button(getTranslation("security.profile.sessions.end"), click -> confirm()));
    }

    private void confirm() {
        var dialog = new ConfirmDialog(
                getTranslation("security.profile.sessions.end"),
                getTranslation("security.profile.sessions.confirm"),
                getTranslation("security.profile.sessions.end"),
                click -> {
                    service.signOutEverywhere();
                    authentication.logout();
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("screen.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
