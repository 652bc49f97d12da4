package org.communique.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.security.account.ConfirmationService;
import org.springframework.stereotype.Component;

/** Asks on any screen for the confirmation that a service requires. */
@Component
class ConfirmationPrompt implements VaadinServiceInitListener {

    private final ConfirmationService service;

    ConfirmationPrompt(ConfirmationService service) {
        this.service = service;
    }

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addSessionInitListener(begin -> {
            var others = begin.getSession().getErrorHandler();
            begin.getSession().setErrorHandler(error -> handle(error, others));
        });
    }

    private void handle(ErrorEvent error, ErrorHandler others) {
        var ui = UI.getCurrent();
        var required = Stream.iterate(error.getThrowable(), Objects::nonNull, Throwable::getCause)
                .filter(ConfirmationRequiredException.class::isInstance)
                .map(ConfirmationRequiredException.class::cast)
                .findFirst();
        if (required.isPresent() && ui != null) {
            new ConfirmationDialog(service, required.get().act()).open();
        } else {
            others.error(error);
        }
    }
}
