package org.communique.screen;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.quota.QuotaExceededException;
import org.communique.storage.DatabaseOutage;
import org.communique.text.unicode.ShortText;
import org.communique.text.unicode.ShortTextException;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/**
 * Shows on any screen that work was refused or stopped, that a text is invalid, or that a database is unavailable.
 */
@Component
class ExpectedErrors implements ScreenErrorResponse {

    @Override
    public boolean respond(Throwable error, UI ui) {
        var message = message(error);
        if (message == null) {
            return false;
        }
        Toasts.refused(message.translated());
        return true;
    }

    record Message(String key, Object... arguments) {

        String translated() {
            return I18NProvider.translate(key, arguments);
        }
    }

    /** Null for another failure. */
    static @Nullable Message message(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            ScreenErrorLog.SCREENS.unavailable(failure);
            return new Message(isOfRestoration(failure) ? "screen.restored" : "screen.database.unavailable");
        }
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> switch (cause) {
                    case TooBusyException busy -> Stream.of(new Message("screen.work.busy"));
                    case QuotaExceededException exceeded -> Stream.of(new Message(key(exceeded), exceeded.most()));
                    case WorkStoppedException stopped -> Stream.of(new Message("screen.work.stopped"));
                    case ShortTextException text -> Stream.of(message(text.problem()));
                    default -> Stream.empty();
                })
                .findFirst()
                .orElse(null);
    }

    private static String key(QuotaExceededException exceeded) {
        if (exceeded.pause() != null) {
            return "screen.quota.hour";
        }
        return exceeded.quota().deletable() ? "screen.quota.all" : "screen.quota.all.kept";
    }

    private static boolean isOfRestoration(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(ErrorResponse.class::isInstance);
    }

    private static Message message(ShortText.Problem problem) {
        return switch (problem) {
            case ShortText.Problem.Empty _ -> new Message("screen.text.empty");
            case ShortText.Problem.TooLong(int longest) -> new Message("screen.text.too-long", longest);
            case ShortText.Problem.Unusable unusable -> new Message("screen.text.character", unusable.codePoint());
        };
    }
}
