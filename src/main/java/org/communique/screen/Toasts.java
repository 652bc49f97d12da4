package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.time.LocalDate;
import org.communique.refusal.Refusal;
import org.communique.refusal.Wording;

/** Brief messages: over the page, what happened and what to do if it did not, and at a field what is missing. */
public final class Toasts {

    private static final Wording READER = new Wording() {
        @Override
        public String message(String key, Object... arguments) {
            return I18NProvider.translate(key, arguments);
        }

        @Override
        public String moment(Instant moment) {
            return TimeFormat.localAndUtc(moment);
        }

        @Override
        public String day(LocalDate day) {
            return TimeFormat.day(day);
        }
    };

    private Toasts() {}

    public static void done(String message) {
        show(message, 4_000).addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    /** With a button for what one may want next, such as to undo it. */
    public static void done(String message, String actionLabel, Runnable action) {
        offer(show(message, 10_000), actionLabel, action).addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    private static Notification offer(Notification notification, String label, Runnable action) {
        var button = new Button(label, click -> {
            notification.close();
            action.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        notification.add(button);
        return notification;
    }

    /** Stays until it is closed: a refusal must be read. */
    public static void refused(String message) {
        var notification = show(message, 12_000);
        notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notification.setAssertive(true);
    }

    public static void refused(Refusal refusal) {
        refused(text(refusal));
    }

    /** In the reader's language, with times of the reader's zone. */
    public static String text(Refusal refusal) {
        return READER.of(refusal);
    }

    /**
     * Whether a field is empty that must not be, which is then said next to it.
     *
     * @param key of what is said
     */
    public static <F extends Component & HasValue<?, ?> & HasValidation> boolean isMissing(F field, String key) {
        var missing = field.isEmpty() || field.getValue() instanceof String words && words.isBlank();
        field.setInvalid(false);
        if (missing) {
            refused(field, I18NProvider.translate(key));
        }
        return missing;
    }

    /** Next to the field, which has the focus then. */
    public static <F extends Component & HasValidation> void refused(F field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    /**
     * Whether what someone typed into a field of a form stands for nothing there, so that the form would be sent without it. The field
     * speaks of it, and has the focus then. So is a dialog that was closed: its button can be pressed twice before the browser closes it.
     */
    public static boolean isUnfinished(Component form) {
        if (form instanceof Text || !form.isVisible()) {
            return false;
        }
        if (form instanceof Dialog dialog && !dialog.isOpened()) {
            return true;
        }
        var unfinished = switch (form) {
            case ChoiceField<?> choice -> choice.isUnfinished();
            case ChoiceField.Several<?> choices -> choices.isUnfinished();
            case DateField day -> day.isUnfinished();
            case DeadlineField moment -> moment.isInvalid();
            case IntegerField number -> number.isInvalid();
            case PickerField<?> picker -> picker.isInvalid();
            default -> false;
        };
        if (unfinished) {
            ((Focusable<?>) form).focus();
        }
        return unfinished || form.getChildren().anyMatch(Toasts::isUnfinished);
    }

    private static Notification show(String message, int milliseconds) {
        var notification = new Notification(new Span(message));
        notification.setDuration(milliseconds);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.open();
        return notification;
    }
}
