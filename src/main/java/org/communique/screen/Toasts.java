package org.communique.screen;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Brief messages over the page: what happened, and what to do if it did not. */
public final class Toasts {

    private Toasts() {}

    public static void done(String message) {
        show(message, 4_000).addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }

    /** Stays until it is closed: a refusal must be read. */
    public static void refused(String message) {
        show(message, 12_000).addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private static Notification show(String message, int milliseconds) {
        var text = new Span(message);
        text.getElement().setAttribute("role", "alert");
        var notification = new Notification(text);
        notification.setDuration(milliseconds);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.open();
        return notification;
    }
}
