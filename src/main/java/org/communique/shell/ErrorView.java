package org.communique.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.http.error.RequestId;
import org.communique.screen.EmptyState;
import org.communique.screen.ScreenErrorLog;
import org.communique.storage.DatabaseOutage;

/** A screen that failed. It is shown without the frame, which may be what failed. */
@PermitAll
class ErrorView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private String title = "";

    ErrorView() {
        addClassNames("screen", "narrow");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var failure = parameter.getException();
        var away = DatabaseOutage.hasCaused(failure);
        ScreenErrorLog.SCREENS.failed(failure);
        say(away ? "shell.database-unavailable" : "shell.failure");
        return away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void say(String message) {
        var home = new Anchor("", getTranslation("shell.to-my-work"));
        home.setRouterIgnore(true);
        home.addClassNames("button", "primary");
        title = getTranslation(message);
        add(new EmptyState(new H1(title), getTranslation(message + ".advice", RequestId.current()), home));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
