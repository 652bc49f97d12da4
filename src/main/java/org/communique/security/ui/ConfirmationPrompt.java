package org.communique.security.ui;

import com.vaadin.flow.component.UI;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.screen.ScreenErrorResponse;
import org.communique.security.account.ConfirmationService;
import org.springframework.stereotype.Component;

/** Asks on any screen for the confirmation that a service requires. */
@Component
class ConfirmationPrompt implements ScreenErrorResponse {

    private final ConfirmationService service;

    ConfirmationPrompt(ConfirmationService service) {
        this.service = service;
    }

    @Override
    public boolean respond(Throwable error, UI ui) {
        var required = Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(ConfirmationRequiredException.class::isInstance)
                .map(ConfirmationRequiredException.class::cast)
                .findFirst();
        required.ifPresent(exception -> new ConfirmationDialog(service, exception.act()).open());
        return required.isPresent();
    }
}
