package org.communique.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Tag;
import org.communique.security.HandOverService;
import org.communique.shell.HeaderPiece;

/** Tells members on every screen that another person had a link to their account. */
@org.springframework.stereotype.Component
class HandOverPiece implements HeaderPiece {

    private final HandOverService service;

    HandOverPiece(HandOverService service) {
        this.service = service;
    }

    @Override
    public Component create() {
        return service.news()
                .<Component>map(news -> {
                    var words = I18NProvider.translate("security.handed-over.news." + news.way(), news.name());
                    return new Anchor("profile", new Tag(words, Tag.Tone.WARNING));
                })
                .orElseGet(Div::new);
    }
}
