package org.communique.shell;

import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Handles errors of screens: one answer and one stack trace for a request. Invalid messages from the browser are logged in one line at
 * most.
 */
@Component
class ScreenErrorHandler implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(ScreenErrorHandler.class);
    private static final String FAILED = ScreenErrorHandler.class.getName();
    private static final String VAADIN = "com.vaadin.flow.server.VaadinService";
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addSessionInitListener(begin -> {
            var others = begin.getSession().getErrorHandler();
            begin.getSession().setErrorHandler(error -> handle(error, others));
        });
    }

    private void handle(ErrorEvent error, ErrorHandler others) {
        var request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(FAILED) != null) {
            return;
        }
        if (request != null) {
            request.setAttribute(FAILED, true);
        }
        if (Stream.iterate(error.getThrowable(), cause -> cause != null, Throwable::getCause)
                .allMatch(ScreenErrorHandler::isNonsense)) {
            long now = System.nanoTime();
            long due = next.get();
            if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
                log.info("A browser sent an invalid message: {}", ScreenErrorLog.kind(error.getThrowable()));
                log.debug("Stack trace of the invalid message", error.getThrowable());
            }
        } else {
            others.error(error);
        }
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
