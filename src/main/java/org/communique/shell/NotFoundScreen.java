package org.communique.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.screen.EmptyState;

/** For unknown addresses and for screens that the member may not open, which look the same. */
abstract class NotFoundScreen<E extends Exception> extends Div implements HasErrorParameter<E>, HasDynamicTitle {

    NotFoundScreen() {
        addClassNames("screen", "narrow");
        var home = new Anchor("", getTranslation("shell.to-my-work"));
        home.addClassNames("button", "primary");
        add(new EmptyState(getTranslation("shell.not-found"), getTranslation("shell.not-found.advice"), home));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<E> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.not-found.title");
    }
}
