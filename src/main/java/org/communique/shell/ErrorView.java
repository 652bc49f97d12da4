package org.communique.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.http.error.RequestId;
import org.communique.screen.EmptyState;
import org.communique.storage.DatabaseOutage;

/** A screen that failed. It is shown without the frame, which may be what failed. */
@PermitAll
class ErrorView extends Div implements HasErrorParameter<Exception> {

    private static final ScreenErrorLog FAILURES = new ScreenErrorLog();

    ErrorView() {
        addClassNames("screen", "narrow");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = parameter.getException();
        var away = DatabaseOutage.hasCaused(failure);
        FAILURES.failed(failure);
        say(away ? "shell.database-unavailable" : "shell.failure");
        return away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void say(String message) {
        var home = new Anchor("", getTranslation("shell.to-my-work"));
        home.setRouterIgnore(true);
        home.addClassNames("button", "primary");
        add(new EmptyState(getTranslation(message), getTranslation(message + ".advice", RequestId.current()), home));
    }
}
