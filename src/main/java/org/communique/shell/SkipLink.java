package org.communique.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import org.communique.screen.SkipTarget;

/** The first stop of the Tab key: leads past the menu, and on screens of one text or one table to that. */
class SkipLink extends Anchor {

    SkipLink() {
        super("#", "");
        setText(getTranslation("screen.skip"));
        addClassName("skip");
        setRouterIgnore(true);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        // Addresses are relative to the page's base, so that a fragment alone would lead to another screen.
        getElement().executeJs("""
            this.onclick = event => {
              event.preventDefault();
              (document.querySelector($0) ?? document.querySelector('main')).focus();
            }
            """, "." + SkipTarget.CLASS);
    }
}
