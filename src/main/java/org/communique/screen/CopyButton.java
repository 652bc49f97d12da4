package org.communique.screen;

import com.vaadin.flow.component.button.Button;

/** Copies a text to the clipboard, and says so once it is there; or that the browser does not allow it, as without HTTPS. */
public final class CopyButton extends Button {

    private static final String WRITE = """
            return navigator.clipboard
              ? navigator.clipboard.writeText(%s).then(() => true, () => false)
              : false\
            """;

    /** @param copied what is said then */
    public CopyButton(String label, String text, String copied) {
        this(label, copied, "$0", text);
    }

    /** Of what the text fields around it hold in the browser. */
    CopyButton(String label, String copied) {
        this(
                label,
                copied,
                "[...this.closest('.unsent').querySelectorAll('[has-value]')].map(field => field.value).join('\\n\\n')",
                "");
    }

    private CopyButton(String label, String copied, String written, String text) {
        super(label);
        addClickListener(click -> getElement()
                .executeJs(WRITE.formatted(written), text)
                .then(Boolean.class, isCopied -> {
                    if (isCopied) {
                        Toasts.done(copied);
                    } else {
                        Toasts.refused(getTranslation("screen.copy.refused"));
                    }
                }));
    }
}
