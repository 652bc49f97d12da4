package org.communique.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import org.communique.coalition.settings.Coalition;

/** The coalition's name, colour and logo in the frame. */
@org.springframework.stereotype.Component
class Branding {

    private final Coalition coalition;

    Branding(Coalition coalition) {
        this.coalition = coalition;
    }

    Component mark() {
        var profile = coalition.profile();
        var mark = new Div();
        mark.addClassName("brand");
        if (!profile.logo().isEmpty()) {
            mark.add(new Image(profile.logo(), ""));
        }
        var name = new Span(profile.name());
        name.addClassName("brand-name");
        mark.add(name);
        return mark;
    }

    /** Aura derives every shade that it needs from the one colour, for the light and the dark scheme. */
    void applyTo(UI ui) {
        var colour = coalition.profile().colour();
        ui.getPage()
                .executeJs(
                        "for (const scheme of ['light', 'dark'])"
                                + " document.documentElement.style.setProperty('--aura-accent-color-' + scheme, $0)",
                        colour);
    }
}
