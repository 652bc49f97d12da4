package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import org.communique.text.unicode.LinkAddress;

/** A source: a link where it is one, otherwise its words. */
public final class SourceText {

    private SourceText() {}

    public static Component of(String source) {
        return source.startsWith("https://") && LinkAddress.of(source).isPresent()
                ? link(LinkAddress.of(source).get(), source)
                : new Span(source);
    }

    private static Anchor link(String address, String words) {
        var link = new Anchor(address, words);
        link.getElement().setAttribute("rel", "noreferrer noopener").setAttribute("target", "_blank");
        link.getElement().setAttribute("dir", "ltr");
        return link;
    }
}
