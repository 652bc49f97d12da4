package org.communique.screen;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on any screen that work was not begun, or ended before it was done; none of them need know of it. */
@Component
class StoppedWork implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addSessionInitListener(begin -> {
            var others = begin.getSession().getErrorHandler();
            begin.getSession().setErrorHandler(error -> handle(error, others));
        });
    }

    private static void handle(ErrorEvent error, ErrorHandler others) {
        var key = messageKey(error.getThrowable());
        if (key != null && UI.getCurrent() != null) {
            Notices.refused(I18NProvider.translate(key));
        } else {
            others.error(error);
        }
    }

    /** Null for another failure. */
    static @Nullable String messageKey(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> switch (cause) {
                    case TooBusyException busy -> "screen.work.busy";
                    case WorkStoppedException stopped -> "screen.work.stopped";
                    default -> "";
                })
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
