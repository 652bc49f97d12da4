package org.communique.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import org.communique.coalition.settings.CoalitionProfile;

/** The coalition's name and logo. They and its colour change in open screens as soon as they are changed. */
class BrandMark extends Div {

    private static final String SET_COLOUR = """
        for (const scheme of ['light', 'dark'])
          document.documentElement.style.setProperty('--aura-accent-color-' + scheme, $0);
        """;

    private final Branding branding;

    BrandMark(Branding branding) {
        this.branding = branding;
        addClassName("brand");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        show(ui, branding.profile());
        var end = branding.watch(ui.accessLater(() -> show(ui, branding.profile()), () -> {}));
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }

    /** Aura derives every shade that it needs from the one colour, for the light and the dark scheme. */
    private void show(UI ui, CoalitionProfile profile) {
        removeAll();
        if (!profile.logo().isEmpty()) {
            add(new Image(profile.logo(), ""));
        }
        var name = new Span(profile.name());
        name.addClassName("brand-name");
        add(name);
        ui.getPage().executeJs(SET_COLOUR, profile.colour());
    }
}
