package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Badge;
import org.communique.security.account.SharedLinkService;
import org.communique.shell.HeaderItem;

/** Shows members on every screen that a link to their account was shared manually. */
@org.springframework.stereotype.Component
class SharedLinkHeaderItem implements HeaderItem {

    private final SharedLinkService service;

    SharedLinkHeaderItem(SharedLinkService service) {
        this.service = service;
    }

    @Override
    public Component create() {
        return service.needingAttention()
                .<Component>map(sharing -> {
                    var words = I18NProvider.translate("security.shared-link.news." + sharing.way(), sharing.name());
                    return new Anchor("profile", new Badge(words, Badge.Tone.WARNING));
                })
                .orElseGet(Div::new);
    }
}
