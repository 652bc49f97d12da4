package org.communique.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandlerUtil;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.screen.EventDetail.InvalidEventException;
import org.communique.screen.ScreenErrorLog;
import org.communique.screen.ScreenErrorResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Handles all errors of open screens, one for a request; none of them is logged anywhere else. */
@Component
class ScreenErrorHandler implements VaadinServiceInitListener {

    private static final String FAILED = ScreenErrorHandler.class.getName();
    private static final String VAADIN = "com.vaadin.flow.server.VaadinService";

    private static final Duration UNTIL_RELOADED_AGAIN = Duration.ofSeconds(10);

    private record Reloaded(Instant at) implements Serializable {}

    private final ObjectProvider<ScreenErrorResponse> responses;
    private final Clock clock;
    private final ScreenErrorLog log = ScreenErrorLog.SCREENS;

    ScreenErrorHandler(ObjectProvider<ScreenErrorResponse> responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addSessionInitListener(begin -> begin.getSession().setErrorHandler(this::handle));
    }

    private void handle(ErrorEvent event) {
        var request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(FAILED) != null) {
            return;
        }
        if (request != null) {
            request.setAttribute(FAILED, true);
        }
        handle(event.getThrowable());
    }

    private void handle(Throwable error) {
        var ui = UI.getCurrent();
        if (causes(error).allMatch(ScreenErrorHandler::isNonsense)
                || causes(error).anyMatch(InvalidEventException.class::isInstance)) {
            log.invalid(error);
        } else if (!browserHasGone(error) && !isShown(error, ui)) {
            if (causes(error).anyMatch(AccessDeniedException.class::isInstance)) {
                log.denied(error);
                leadAway(ui);
            } else if (!ErrorHandlerUtil.handleErrorByRedirectingToErrorView(error)) {
                log.failed(error);
            }
        }
    }

    private static boolean browserHasGone(Throwable error) {
        return DefaultErrorHandler.SOCKET_EXCEPTIONS.contains(error.getClass().getName());
    }

    private boolean isShown(Throwable error, @Nullable UI ui) {
        return ui != null && responses.stream().anyMatch(response -> response.respond(error, ui));
    }

    /** Once to what the member may see now: the screen without that, or the sign-in. A screen that is refused again is not found. */
    private void leadAway(@Nullable UI ui) {
        if (ui == null) {
            return;
        }
        var now = clock.instant();
        var reloaded = ui.getSession().getAttribute(Reloaded.class);
        if (reloaded == null || reloaded.at().isBefore(now.minus(UNTIL_RELOADED_AGAIN))) {
            ui.getSession().setAttribute(Reloaded.class, new Reloaded(now));
            ui.getPage().reload();
        } else {
            ErrorHandlerUtil.handleErrorByRedirectingToErrorView(new NotFoundException());
        }
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
    }

    /** Filters of ours are in every trace, below where Vaadin takes a request apart. */
    private static boolean isNonsense(Throwable failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("org.communique.")) {
                return false;
            }
            if (frame.getClassName().equals(VAADIN)) {
                return true;
            }
        }
        return false;
    }
}
