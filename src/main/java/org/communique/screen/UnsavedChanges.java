package org.communique.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.NavigationTrigger;

/** Asks before changes that were not saved are left behind: with a dialog within the application, otherwise with the browser's. */
public final class UnsavedChanges {

    private static final String UNSAVED = "data-unsaved";

    /** Looks when it is asked, as the server has not heard of the last letters. */
    private static final String ASK_WHEN_UNLOADED = """
        window.askWhenUnloaded ??= (unload) => {
          const written = (field) => field.value?.trim() && field.value !== field.getAttribute($1);
          if (document.querySelector(`[${$0}]`) || [...document.querySelectorAll(`[${$1}]`)].some(written)) unload.preventDefault();
        };
        addEventListener('beforeunload', window.askWhenUnloaded);
        """;

    private final Component screen;
    private boolean there;

    public UnsavedChanges(Component screen) {
        this.screen = screen;
    }

    /** @param there whether something was changed and not saved */
    public void set(boolean there) {
        if (this.there != there) {
            this.there = there;
            screen.getElement().setAttribute(UNSAVED, there);
        }
    }

    public void ask(BeforeLeaveEvent leaving) {
        if (there) {
            ask(leaving, () -> set(false));
        }
    }

    /** Asks from now on before the page is closed or loaded again. */
    public static void askWhenUnloaded(Component page) {
        page.getElement().executeJs(ASK_WHEN_UNLOADED, UNSAVED, UnsentText.BEFORE);
    }

    /** Asks if someone began to write in a form of the component. */
    public static void askIfUnsent(BeforeLeaveEvent leaving, Component component) {
        if (leaving.getTrigger() != NavigationTrigger.REFRESH_ROUTE && UnsentText.isIn(component)) {
            ask(leaving, () -> {});
        }
    }

    /** @param left is called if they are left behind */
    private static void ask(BeforeLeaveEvent leaving, Runnable left) {
        var postponed = leaving.postpone();
        var dialog = Question.askIrrevocable(
                translate("screen.unsaved"),
                translate("screen.unsaved.text"),
                translate("screen.unsaved.leave"),
                () -> {
                    left.run();
                    postponed.proceed();
                });
        dialog.setCancelText(translate("screen.unsaved.stay"));
        dialog.addCancelListener(stay -> postponed.cancel());
    }

    private static String translate(String key) {
        return I18NProvider.translate(key);
    }
}
