package org.communique.screen;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.storage.DatabaseOutage;
import org.communique.text.unicode.ShortText;
import org.communique.text.unicode.ShortTextException;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows on any screen that work was refused or stopped, that a text is invalid, or that a database is unavailable.
 */
@Component
class ExpectedErrorHandler implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(ExpectedErrorHandler.class);

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.getSource().addSessionInitListener(begin -> {
            var others = begin.getSession().getErrorHandler();
            begin.getSession().setErrorHandler(error -> handle(error, others));
        });
    }

    private static void handle(ErrorEvent error, ErrorHandler others) {
        var message = message(error.getThrowable());
        if (message != null && UI.getCurrent() != null) {
            Toasts.refused(message.translated());
        } else {
            others.error(error);
        }
    }

    record Message(String key, Object... arguments) {

        String translated() {
            return I18NProvider.translate(key, arguments);
        }
    }

    /** Null for another failure. */
    static @Nullable Message message(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            log.warn("A screen failed because a database did not answer: {}", DatabaseOutage.kind(failure));
            return new Message("screen.database.unavailable");
        }
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> switch (cause) {
                    case TooBusyException busy -> Stream.of(new Message("screen.work.busy"));
                    case WorkStoppedException stopped -> Stream.of(new Message("screen.work.stopped"));
                    case ShortTextException text -> Stream.of(message(text.problem()));
                    default -> Stream.empty();
                })
                .findFirst()
                .orElse(null);
    }

    private static Message message(ShortText.Problem problem) {
        return switch (problem) {
            case ShortText.Problem.Empty _ -> new Message("screen.text.empty");
            case ShortText.Problem.TooLong(int longest) -> new Message("screen.text.too-long", longest);
            case ShortText.Problem.Unusable unusable -> new Message("screen.text.character", unusable.codePoint());
        };
    }
}
