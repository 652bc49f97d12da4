package org.communique.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.screen.EmptyState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen that failed. It stands alone, as the frame may be what failed. */
@PermitAll
class FailureView extends Div implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(FailureView.class);

    FailureView() {
        addClassNames("screen", "narrow");
        var home = new Anchor("", getTranslation("shell.to-my-work"));
        home.setRouterIgnore(true);
        home.addClassNames("button", "primary");
        add(new EmptyState(getTranslation("shell.failure"), getTranslation("shell.failure.advice"), home));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error("A screen failed", parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
