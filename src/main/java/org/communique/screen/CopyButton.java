package org.communique.screen;

import com.vaadin.flow.component.button.Button;

/** Copies a text to the clipboard, and says so once it is there; or that the browser does not allow it, as without HTTPS. */
public final class CopyButton extends Button {

    private static final String WRITE = """
            return navigator.clipboard
              ? navigator.clipboard.writeText($0).then(() => true, () => false)
              : false\
            """;

    /** @param copied what is said then */
    public CopyButton(String label, String text, String copied) {
        super(label);
        addClickListener(click -> getElement().executeJs(WRITE, text).then(Boolean.class, isCopied -> {
            if (isCopied) {
                Toasts.done(copied);
            } else {
                Toasts.refused(getTranslation("screen.copy.refused"));
            }
        }));
    }
}
