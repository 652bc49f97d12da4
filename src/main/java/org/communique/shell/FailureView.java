package org.communique.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.http.RequestId;
import org.communique.screen.EmptyState;

/** A screen that failed. It stands alone, as the frame may be what failed. */
@PermitAll
class FailureView extends Div implements HasErrorParameter<Exception> {

    private static final FailureLog FAILURES = new FailureLog();

    FailureView() {
        addClassNames("screen", "narrow");
        var home = new Anchor("", getTranslation("shell.to-my-work"));
        home.setRouterIgnore(true);
        home.addClassNames("button", "primary");
        add(new EmptyState(
                getTranslation("shell.failure"), getTranslation("shell.failure.advice", RequestId.current()), home));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        FAILURES.failed(parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
